package io.cordon.detect.reference;

import io.cordon.schema.address.IpAddress;
import io.cordon.schema.avro.DnsTransaction;
import io.cordon.schema.avro.Flow;
import io.cordon.schema.avro.Vantage;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which rules one flow or DNS transaction matches, sentence by sentence as the contract has them.
 */
record ReferenceMatcher(ReferenceNetworks networks) {

    private static final int TCP = 6;
    private static final int UDP = 17;
    private static final int FIN = 1;
    private static final int SYN = 2;
    private static final int RST = 4;
    private static final int PSH = 8;
    private static final int ACK = 16;
    private static final Set<Integer> TELNET_PORTS = Set.of(23, 2323);
    private static final Set<String> COMPLETED = Set.of("SF", "S1", "S2", "S3", "RSTO", "RSTR");
    private static final Set<Integer> SCANNED_PORTS =
            Set.of(
                    21, 22, 23, 81, 445, 554, 1883, 2222, 2323, 3389, 5555, 5900, 7547, 8081, 8291,
                    9530, 37215, 37777, 52869);

    List<Match> of(Flow flow) {
        return Stream.of(
                        telnetExposed(flow),
                        scanHorizontal(flow),
                        scanMirai(flow),
                        ampHoneypot(flow))
                .flatMap(Optional::stream)
                .toList();
    }

    List<Match> of(DnsTransaction dns) {
        return openResolver(dns).stream().toList();
    }

    private Optional<Match> telnetExposed(Flow flow) {
        boolean zeek = flow.getConnectionState() != null;
        // The sender of a one-way SYN+ACK is the side that accepted: the record's source.
        boolean answer = !zeek && !flow.getInitiatorKnown();
        int port = answer ? flow.getSourcePort() : flow.getDestinationPort();
        IpAddress source = IpAddress.of(flow.getSourceAddress());
        IpAddress destination = IpAddress.of(flow.getDestinationAddress());
        IpAddress responder = answer ? source : destination;
        IpAddress initiator = answer ? destination : source;
        boolean accepted =
                zeek
                        ? COMPLETED.contains(flow.getConnectionState())
                        : accepted(answer ? flow.getTcpFlags() : flow.getTcpFlagsReverse());
        boolean matches =
                flow.getTransport() == TCP
                        && TELNET_PORTS.contains(port)
                        && accepted
                        && networks.outside(initiator)
                        && (!networks.known() || networks.ours(responder))
                        && flow.getVantage() != Vantage.HONEYPOT;
        return matches
                ? Optional.of(
                        device(
                                ReferenceRule.TELNET_EXPOSED,
                                flow.getTenant(),
                                flow.getSensor(),
                                flow.getVantage(),
                                flow.getEndTime(),
                                flow.getDeviceId(),
                                responder))
                : Optional.empty();
    }

    /** SYN and ACK, and not reset before the responder sent data (PSH) or ended it (FIN). */
    private static boolean accepted(@Nullable Integer flags) {
        if (flags == null || (flags & SYN) == 0 || (flags & ACK) == 0) {
            return false;
        }
        boolean resetAtOnce = (flags & RST) != 0 && (flags & (PSH | FIN)) == 0;
        return !resetAtOnce;
    }

    private Optional<Match> openResolver(DnsTransaction dns) {
        IpAddress server = IpAddress.of(dns.getServerAddress());
        IpAddress client = IpAddress.of(dns.getClientAddress());
        Integer code = dns.getResponseCode();
        boolean matches =
                networks.known()
                        && dns.getTransport() == UDP
                        && dns.getServerPort() == 53
                        && dns.getAnswered()
                        && dns.getRecursionAvailable()
                        && dns.getRecursionDesired()
                        && !dns.getAuthoritative()
                        && code != null
                        && code == 0
                        && dns.getAnswerCount() >= 1
                        && networks.ours(server)
                        && networks.outside(client)
                        && dns.getVantage() != Vantage.HONEYPOT;
        return matches
                ? Optional.of(
                        device(
                                ReferenceRule.OPEN_RESOLVER,
                                dns.getTenant(),
                                dns.getSensor(),
                                dns.getVantage(),
                                dns.getTime(),
                                dns.getDeviceId(),
                                server))
                : Optional.empty();
    }

    private Optional<Match> scanHorizontal(Flow flow) {
        if (!opensTcp(flow) || !SCANNED_PORTS.contains(flow.getDestinationPort())) {
            return Optional.empty();
        }
        IpAddress source = IpAddress.of(flow.getSourceAddress());
        int severity = networks.ours(source) ? Severity.MEDIUM : Severity.LOW;
        return Optional.of(probe(ReferenceRule.SCAN_HORIZONTAL, flow, Set.of(), severity));
    }

    /** The port leg; the dictionary leg is a login. */
    private static Optional<Match> scanMirai(Flow flow) {
        int port = flow.getDestinationPort();
        if (!opensTcp(flow) || !TELNET_PORTS.contains(port)) {
            return Optional.empty();
        }
        Set<String> tags = Set.of("probe", Integer.toString(port));
        return Optional.of(probe(ReferenceRule.SCAN_MIRAI, flow, tags, Severity.HIGH));
    }

    /** The sender is forged: it is who is hit. */
    private static Optional<Match> ampHoneypot(Flow flow) {
        int port = flow.getDestinationPort();
        long packets = Objects.requireNonNullElse(flow.getSourcePackets(), 1L);
        boolean matches =
                flow.getTransport() == UDP
                        && flow.getVantage() == Vantage.HONEYPOT
                        && AmplifierTable.amplifies(port)
                        && packets > 0;
        IpAddress source = IpAddress.of(flow.getSourceAddress());
        return matches
                ? Optional.of(
                        new Match(
                                new Match.Key(
                                        ReferenceRule.AMP_HONEYPOT,
                                        flow.getTenant(),
                                        "victim",
                                        source.text()),
                                flow.getSensor(),
                                flow.getVantage(),
                                flow.getEndTime(),
                                Math.min(packets, 1L << 40),
                                Integer.toString(port),
                                Set.of(),
                                Severity.MEDIUM,
                                List.of(source)))
                : Optional.empty();
    }

    private static boolean opensTcp(Flow flow) {
        Integer flags = flow.getTcpFlags();
        boolean opening = flags != null && (flags & SYN) != 0 && (flags & ACK) == 0;
        return flow.getTransport() == TCP && (flow.getInitiatorKnown() || opening);
    }

    private static Match probe(ReferenceRule rule, Flow flow, Set<String> tags, int severity) {
        IpAddress source = IpAddress.of(flow.getSourceAddress());
        return new Match(
                new Match.Key(rule, flow.getTenant(), "source", source.text()),
                flow.getSensor(),
                flow.getVantage(),
                flow.getEndTime(),
                1,
                IpAddress.of(flow.getDestinationAddress()).text(),
                tags,
                severity,
                List.of(source));
    }

    private static Match device(
            ReferenceRule rule,
            String tenant,
            String sensor,
            Vantage vantage,
            long time,
            @Nullable String deviceId,
            IpAddress address) {
        String subject = deviceId == null ? address.text() : deviceId;
        Match.Key key = new Match.Key(rule, tenant, "device", subject);
        return new Match(
                key, sensor, vantage, time, 1, "", Set.of(), Severity.MEDIUM, List.of(address));
    }
}
