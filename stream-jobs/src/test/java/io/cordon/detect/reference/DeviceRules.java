package io.cordon.detect.reference;

import io.cordon.schema.address.IpAddress;
import io.cordon.schema.avro.Flow;
import java.math.BigInteger;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which devices one flow accuses of amplifying for anybody, sentence by sentence as the pages of
 * AMP-OPEN-SERVICE, AMP-NTP-MONLIST and AMP-MIDDLEBOX have it.
 */
record DeviceRules(ReferenceNetworks networks) {

    private static final int TCP = 6;
    private static final int UDP = 17;
    private static final int NTP = 123;
    private static final int FIN = 1;
    private static final int SYN = 2;
    private static final int RST = 4;
    private static final int PSH = 8;

    Stream<Match> of(Flow flow) {
        FlowLegs legs = FlowLegs.of(flow);
        return Stream.of(openService(legs), ntpMonlist(legs), middlebox(legs))
                .flatMap(Optional::stream);
    }

    private Optional<Match> openService(FlowLegs legs) {
        FlowLegs.Service leg = legs.service(networks).orElse(null);
        if (leg == null || !AmplifierTable.isOpenService(leg.port()) || leg.out().isEmpty()) {
            return Optional.empty();
        }
        Set<String> tags = new HashSet<>();
        if (!leg.in().isEmpty()) {
            tags.add("both ways");
        }
        if (leg.port() < 32_768) {
            tags.add(ReferenceRule.FAIR);
        }
        return Optional.of(
                match(
                        ReferenceRule.OPEN_SERVICE,
                        legs,
                        leg.serverIsDestination(),
                        "",
                        tags,
                        Severity.MEDIUM));
    }

    private Optional<Match> ntpMonlist(FlowLegs legs) {
        Flow flow = legs.flow();
        boolean fromNtp = flow.getSourcePort() == NTP;
        boolean toNtp = flow.getDestinationPort() == NTP;
        boolean query = isMode(flow, 6) || isMode(flow, 7);
        boolean serverIsDestination;
        if (fromNtp && legs.backward().isEmpty() && isMoreThanATime(legs.forward())) {
            serverIsDestination = false;
        } else if (toNtp && isMoreThanATime(legs.backward())) {
            serverIsDestination = true;
        } else if (query && toNtp) {
            serverIsDestination = true;
        } else if (query && fromNtp) {
            serverIsDestination = false;
        } else {
            return Optional.empty();
        }
        IpAddress server = serverIsDestination ? legs.destination() : legs.source();
        IpAddress client = serverIsDestination ? legs.source() : legs.destination();
        Direction out = serverIsDestination ? legs.backward() : legs.forward();
        boolean matches =
                flow.getTransport() == UDP
                        && !legs.atHoneypot()
                        && !networks.ours(client)
                        && (!networks.known() || networks.ours(server))
                        && FlowLegs.canBeHit(client)
                        && FlowLegs.canBeHit(server);
        Set<String> tags = new HashSet<>();
        if (!out.isEmpty()) {
            tags.add(isMode(flow, 7) ? "private" : ReferenceRule.FAIR);
        }
        return matches
                ? Optional.of(
                        match(
                                ReferenceRule.NTP_MONLIST,
                                legs,
                                serverIsDestination,
                                client.text(),
                                tags,
                                out.isEmpty() ? Severity.LOW : Severity.MEDIUM))
                : Optional.empty();
    }

    private static boolean isMode(Flow flow, int mode) {
        return flow.getNtpMode() != null && flow.getNtpMode() == mode;
    }

    private static boolean isMoreThanATime(Direction answers) {
        BigInteger most = answers.packets().multiply(BigInteger.valueOf(200));
        return !answers.isEmpty() && answers.payload().compareTo(most) > 0;
    }

    private Optional<Match> middlebox(FlowLegs legs) {
        Flow flow = legs.flow();
        Integer asked = flow.getTcpFlags();
        Integer answered = flow.getTcpFlagsReverse();
        BigInteger sent = legs.forward().bytes();
        boolean matches =
                flow.getTransport() == TCP
                        && Set.of(80, 443).contains(flow.getDestinationPort())
                        && flow.getSamplingRate() == 1
                        && !legs.atHoneypot()
                        && has(asked, SYN)
                        && answered != null
                        && !has(answered, SYN)
                        && (has(answered, RST) || has(answered, PSH) || has(answered, FIN))
                        && sent.signum() > 0
                        && legs.backward().bytes().compareTo(sent.multiply(BigInteger.valueOf(5)))
                                >= 0
                        && networks.outside(legs.source())
                        && (!networks.known() || networks.ours(legs.destination()));
        boolean body = has(answered, PSH) || has(answered, FIN);
        return matches
                ? Optional.of(
                        match(
                                ReferenceRule.MIDDLEBOX,
                                legs,
                                true,
                                legs.source().text(),
                                body ? Set.of("body") : Set.of(),
                                Severity.MEDIUM))
                : Optional.empty();
    }

    private static boolean has(@Nullable Integer flags, int flag) {
        return flags != null && (flags & flag) != 0;
    }

    /** A record's device id names its destination. */
    private static Match match(
            ReferenceRule rule,
            FlowLegs legs,
            boolean deviceIsDestination,
            String value,
            Set<String> tags,
            int severity) {
        Flow flow = legs.flow();
        IpAddress device = deviceIsDestination ? legs.destination() : legs.source();
        String id = deviceIsDestination ? flow.getDeviceId() : null;
        return new Match(
                new Match.Key(rule, flow.getTenant(), "device", id == null ? device.text() : id),
                flow.getSensor(),
                flow.getVantage(),
                flow.getEndTime(),
                1,
                value,
                tags,
                severity,
                List.of(device));
    }
}
