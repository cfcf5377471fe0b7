package io.cordon.detect.amplification.openresolver;

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
import io.cordon.detect.counting.CountingRule;
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
import java.util.Optional;

/** DNS transactions in which our server gave a recursive answer to a client outside. */
public final class OpenResolverDetector implements DnsDetector {

    /** Rule id. */
    public static final String ID = "AMP-OPEN-RESOLVER";

    private static final int UDP = 17;
    private static final int NOERROR = 0;

    private static final Mismatch NO_NETWORKS = new Mismatch("no networks are given");
    private static final Mismatch NO_UDP = new Mismatch("the transport is not UDP");
    private static final Mismatch OTHER_PORT = new Mismatch("the server port is not the DNS port");
    private static final Mismatch DECOY = new Mismatch("it was seen by a honeypot");
    private static final Mismatch NO_ANSWER =
            new Mismatch("there is no NOERROR answer with at least one record");
    private static final Mismatch NO_RECURSION =
            new Mismatch("the answer is not recursive: RD and RA must be set, AA must not");
    private static final Mismatch NOT_OURS = new Mismatch("the server is not ours");
    private static final Mismatch CLIENT_INSIDE = new Mismatch("the client is not outside");

    private final RuleProfile profile;
    private final OpenResolverRule rule;
    private final Networks networks;

    /** A detector for the operator's networks. */
    public OpenResolverDetector(Parameters parameters, Scope scope) {
        this.rule = OpenResolverRule.of(parameters);
        this.networks = scope.networks();
        this.profile =
                new RuleProfile(
                        ID,
                        new RuleLabels(
                                        "Open DNS resolver",
                                        List.of("network"),
                                        List.of("T1498.002"))
                                .ics("T0814")
                                .etsi("5.6-1")
                                .advising(
                                        "The owner or operator lets the resolver answer its own network only; the maker ships it closed towards the Internet."),
                        List.of("device"),
                        CountingRule.posture(),
                        new EvidenceFields("source.ip", null, null, "dns.question.name"),
                        parameters);
    }

    @Override
    public RuleProfile profile() {
        return profile;
    }

    @Override
    public Optional<String> inactive() {
        // Without networks it would accuse the providers' resolvers that a host uses.
        return networks.given()
                ? Optional.empty()
                : Optional.of("no networks are given: name yours with --networks");
    }

    @Override
    public boolean mayMatch(DnsHead head) {
        return head.transport() == UDP
                && head.serverPort() == rule.port()
                && head.responseCode() == NOERROR
                && head.recursionAvailable()
                && networks.ours(head.serverHigh(), head.serverLow());
    }

    @Override
    public Judgement judge(DnsTransaction dns) {
        if (!networks.given()) {
            return NO_NETWORKS;
        }
        if (dns.getTransport() != UDP) {
            return NO_UDP;
        }
        if (dns.getServerPort() != rule.port()) {
            return OTHER_PORT;
        }
        if (!dns.getAnswered()
                || dns.getResponseCode() == null
                || dns.getResponseCode() != NOERROR
                || dns.getAnswerCount() < 1) {
            return NO_ANSWER;
        }
        if (!dns.getRecursionAvailable() || !dns.getRecursionDesired() || dns.getAuthoritative()) {
            return NO_RECURSION;
        }
        if (dns.getVantage() == Vantage.HONEYPOT) {
            return DECOY;
        }
        IpAddress server = IpAddress.of(dns.getServerAddress());
        if (!networks.ours(server)) {
            return NOT_OURS;
        }
        IpAddress client = IpAddress.of(dns.getClientAddress());
        if (!networks.outside(client)) {
            return CLIENT_INSIDE;
        }
        return new Match(
                Subject.device(dns.getDeviceId(), server),
                new Observation(
                        Sighting.of(
                                dns.getTime(),
                                dns.getSensor(),
                                dns.getVantage(),
                                client,
                                -1,
                                dns.getQueryName()),
                        Contribution.of(Severity.MEDIUM)));
    }
}
