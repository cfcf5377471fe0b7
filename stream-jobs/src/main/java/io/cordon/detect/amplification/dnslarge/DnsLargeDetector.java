package io.cordon.detect.amplification.dnslarge;

import io.cordon.detect.DnsDetector;
import io.cordon.detect.DnsHead;
import io.cordon.detect.EvidenceFields;
import io.cordon.detect.Judgement;
import io.cordon.detect.Judgement.Mismatch;
import io.cordon.detect.Judgement.PaneMatch;
import io.cordon.detect.Parameters;
import io.cordon.detect.RuleProfile;
import io.cordon.detect.Subject;
import io.cordon.detect.counting.Mark;
import io.cordon.detect.panes.PaneObservation;
import io.cordon.detect.panes.PaneObservation.Seen;
import io.cordon.detect.scope.Networks;
import io.cordon.detect.scope.Scope;
import io.cordon.schema.address.IpAddress;
import io.cordon.schema.avro.DnsTransaction;
import io.cordon.schema.avro.Vantage;
import io.cordon.schema.finding.RuleLabels;
import java.util.List;

/** Large DNS answers of our servers to the outside, and answers that nobody was seen to ask for. */
public final class DnsLargeDetector implements DnsDetector {

    /** Rule id. */
    public static final String ID = "AMP-DNS-LARGE";

    private static final int UDP = 17;
    private static final int DNS = 53;

    /** As {@link DnsHead#queryType} has them. */
    private static final long[] LARGE_TYPES =
            LargeAnswer.types().stream().mapToLong(DnsHead::queryType).toArray();

    private static final Mismatch OTHER_TRAFFIC = new Mismatch("it is not UDP to port 53");
    private static final Mismatch NO_ANSWER = new Mismatch("no answer was seen");
    private static final Mismatch DECOY = new Mismatch("it was seen by a honeypot");
    private static final Mismatch ASKED =
            new Mismatch("it was asked for, and is not from a server of ours to the outside");
    private static final Mismatch SMALL =
            new Mismatch("the answer is not large, nor of a type whose answers are");

    private final RuleProfile profile;
    private final DnsLargeRule rule;
    private final Networks networks;

    /** A detector with the operator's thresholds and networks. */
    public DnsLargeDetector(Parameters parameters, Scope scope) {
        this.rule = DnsLargeRule.of(parameters);
        this.networks = scope.networks();
        this.profile =
                new RuleProfile(
                        ID,
                        new RuleLabels(
                                        "Large DNS answers to one client",
                                        List.of("network"),
                                        List.of("T1498.002"))
                                .ics("T0814")
                                .advising(
                                        "The owner of a server in the evidence switches on response rate limiting and answers ANY with little; the operator rate-limits UDP from source port 53 to the victim, whose address was forged."),
                        List.of("victim"),
                        rule.panes(),
                        new EvidenceFields("source.ip", null, null, "dns.question.name"),
                        parameters);
    }

    @Override
    public RuleProfile profile() {
        return profile;
    }

    @Override
    public boolean mayMatch(DnsHead head) {
        if (head.transport() != UDP || head.serverPort() != DNS || !head.answered()) {
            return false;
        }
        boolean unasked = head.unasked();
        boolean large = head.responseBytes() > rule.largePayloadBytes();
        if (!large && !((unasked || !head.authoritative()) && telling(head.queryType()))) {
            return false;
        }
        return unasked
                || (networks.ours(head.serverHigh(), head.serverLow())
                        && networks.outside(head.clientHigh(), head.clientLow()));
    }

    private static boolean telling(long queryType) {
        for (long type : LARGE_TYPES) {
            if (type == queryType) {
                return true;
            }
        }
        return false;
    }

    @Override
    public Judgement judge(DnsTransaction dns) {
        if (dns.getTransport() != UDP || dns.getServerPort() != DNS) {
            return OTHER_TRAFFIC;
        }
        if (!dns.getAnswered()) {
            return NO_ANSWER;
        }
        if (dns.getVantage() == Vantage.HONEYPOT) {
            return DECOY;
        }
        boolean unasked = LargeAnswer.unasked(dns);
        IpAddress server = IpAddress.of(dns.getServerAddress());
        IpAddress client = IpAddress.of(dns.getClientAddress());
        if (!unasked && !(networks.ours(server) && networks.outside(client))) {
            return ASKED;
        }
        Long size = dns.getResponseBytes();
        boolean large = size != null && size > rule.largePayloadBytes();
        if (!large && !((unasked || !dns.getAuthoritative()) && LargeAnswer.telling(dns))) {
            return SMALL;
        }
        Mark question = LargeAnswer.question(dns);
        return new PaneMatch(
                Subject.victim(client),
                new PaneObservation(
                        new Seen(
                                dns.getTime(),
                                dns.getTime(),
                                dns.getSensor(),
                                dns.getVantage(),
                                1,
                                server,
                                null,
                                -1,
                                dns.getQueryName()),
                        LargeAnswer.group(question),
                        true,
                        LargeAnswer.traffic(dns, client, server),
                        null,
                        null,
                        null,
                        question));
    }
}
