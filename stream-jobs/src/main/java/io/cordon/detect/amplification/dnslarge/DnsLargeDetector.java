package io.cordon.detect.amplification.dnslarge;

import io.cordon.detect.DnsDetector;
import io.cordon.detect.DnsHead;
import io.cordon.detect.EvidenceFields;
import io.cordon.detect.Judgement;
import io.cordon.detect.Judgement.Match;
import io.cordon.detect.Judgement.Mismatch;
import io.cordon.detect.Parameters;
import io.cordon.detect.RuleProfile;
import io.cordon.detect.Subject;
import io.cordon.detect.counting.Contribution;
import io.cordon.detect.counting.Mark;
import io.cordon.detect.counting.Observation;
import io.cordon.detect.counting.Sighting;
import io.cordon.detect.scope.Networks;
import io.cordon.detect.scope.Scope;
import io.cordon.schema.address.IpAddress;
import io.cordon.schema.avro.DnsTransaction;
import io.cordon.schema.avro.Vantage;
import io.cordon.schema.finding.RuleLabels;
import io.cordon.schema.finding.Severity;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Large DNS answers of our servers to the outside, and answers that nobody was seen to ask for. */
public final class DnsLargeDetector implements DnsDetector {

    /** Rule id. */
    public static final String ID = "AMP-DNS-LARGE";

    private static final int UDP = 17;
    private static final int DNS = 53;

    /** Question types whose answers are large, by name; records also write the number. */
    private static final Map<String, String> LARGE_TYPES =
            Map.of(
                    "255", "ANY", "16", "TXT", "48", "DNSKEY", "46", "RRSIG", "256", "URI", "33",
                    "SRV");

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
                        rule.counting(),
                        new EvidenceFields("source.ip", null, null, "dns.question.name"),
                        parameters);
    }

    @Override
    public RuleProfile profile() {
        return profile;
    }

    @Override
    public boolean mayMatch(DnsHead head) {
        return head.transport() == UDP
                && head.serverPort() == DNS
                && head.answered()
                && (head.unasked()
                        || (networks.given()
                                && networks.ours(head.server())
                                && networks.outside(head.client())));
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
        boolean unasked = dns.getRequestBytes() == null && dns.getResponseBytes() != null;
        IpAddress server = IpAddress.of(dns.getServerAddress());
        IpAddress client = IpAddress.of(dns.getClientAddress());
        if (!unasked && !(networks.ours(server) && networks.outside(client))) {
            return ASKED;
        }
        String type = type(dns.getQueryType());
        boolean large = dns.getResponseBytes() != null && dns.getResponseBytes() > rule.bytes();
        boolean telling = (unasked || !dns.getAuthoritative()) && LARGE_TYPES.containsValue(type);
        if (!large && !telling) {
            return SMALL;
        }
        String name = dns.getQueryName();
        return new Match(
                Subject.victim(client),
                new Observation(
                        Sighting.of(
                                dns.getTime(), dns.getSensor(), dns.getVantage(), server, -1, name),
                        Contribution.of(Severity.MEDIUM).marked(mark(name, type))));
    }

    private static Mark mark(@Nullable String name, String type) {
        return Mark.ofText((name == null ? "" : name.toLowerCase(Locale.ROOT)) + '\n' + type);
    }

    /** By name, also where the record has the number of one that matters here. */
    private static String type(@Nullable String logged) {
        String type = logged == null ? "" : logged.toUpperCase(Locale.ROOT);
        return LARGE_TYPES.getOrDefault(type, type);
    }
}
