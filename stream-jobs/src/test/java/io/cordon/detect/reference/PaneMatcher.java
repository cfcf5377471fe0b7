package io.cordon.detect.reference;

import io.cordon.detect.reference.FlowLegs.Service;
import io.cordon.detect.reference.FlowLegs.Unasked;
import io.cordon.detect.reference.PaneMatch.Leg;
import io.cordon.schema.address.IpAddress;
import io.cordon.schema.address.IpPrefix;
import io.cordon.schema.avro.DnsTransaction;
import io.cordon.schema.avro.Flow;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which rules of panes one flow matches, sentence by sentence as their pages have them. */
record PaneMatcher(ReferenceNetworks networks) {

    private static final int TCP = 6;
    private static final int ICMP = 1;
    private static final int ICMP_V6 = 58;
    private static final int SYN = 2;
    private static final int RST = 4;
    private static final int ACK = 16;
    private static final Set<Integer> REPLIES = Set.of(0, 3, 4, 5, 11, 12, 14, 16, 18);
    private static final Set<Integer> REPLIES_V6 = Set.of(1, 2, 3, 4, 129);
    private static final Set<String> DONE = Set.of("SF", "S1", "S2", "S3", "RSTO", "RSTR");

    List<PaneMatch> of(Flow flow) {
        FlowLegs legs = FlowLegs.of(flow);
        List<PaneMatch> matches = new ArrayList<>();
        legs.unasked().ifPresent(leg -> matches.addAll(unasked(legs, leg)));
        legs.service(networks).ifPresent(leg -> matches.addAll(service(legs, leg)));
        backscatter(legs).ifPresent(matches::add);
        volume(legs).ifPresent(matches::add);
        syn(legs).ifPresent(matches::add);
        return matches;
    }

    List<PaneMatch> of(DnsTransaction dns) {
        return DnsQuestion.largeAnswer(dns, networks).stream().toList();
    }

    private static List<PaneMatch> unasked(FlowLegs legs, Unasked leg) {
        IpAddress victim = leg.victim();
        Leg kind = leg.port() == 0 ? Leg.FRAGMENT : Leg.ANSWER;
        String reflector = leg.reflector().text();
        String vector = leg.port() == 0 ? "" : Integer.toString(leg.port());
        String prefix = new IpPrefix(victim, victim.isV4() ? 96 + 24 : 48).text();
        List<IpAddress> who = List.of(victim);
        return List.of(
                match(
                        PaneRule.VICTIM,
                        legs,
                        "victim",
                        victim.text(),
                        kind,
                        leg.port(),
                        leg.sent(),
                        null,
                        reflector,
                        leg.reflector(),
                        who),
                match(
                        PaneRule.CARPET,
                        legs,
                        "prefix",
                        prefix,
                        kind,
                        leg.port(),
                        leg.sent(),
                        null,
                        victim.text(),
                        leg.reflector(),
                        who),
                match(
                        PaneRule.MULTIVECTOR,
                        legs,
                        "victim",
                        victim.text(),
                        kind,
                        leg.port(),
                        leg.sent(),
                        null,
                        vector,
                        leg.reflector(),
                        who));
    }

    private static List<PaneMatch> service(FlowLegs legs, Service leg) {
        if (AmplifierTable.isConversation(leg.port())) {
            return List.of();
        }
        String pair = leg.client().text() + ">" + leg.server().text();
        String id = leg.serverIsDestination() ? legs.flow().getDeviceId() : null;
        String device = id == null ? leg.server().text() : id;
        String client = leg.out().isLarge(leg.port()) ? leg.client().text() : "";
        return List.of(
                match(
                        PaneRule.REFLECTOR,
                        legs,
                        "pair",
                        pair,
                        Leg.SERVICE,
                        leg.port(),
                        leg.out(),
                        leg.in(),
                        "",
                        leg.client(),
                        List.of(leg.client(), leg.server())),
                match(
                        PaneRule.REFLECTOR_SMALL,
                        legs,
                        "device",
                        device,
                        Leg.SERVICE,
                        leg.port(),
                        leg.out(),
                        leg.in(),
                        client,
                        leg.client(),
                        List.of(leg.server())));
    }

    private static Optional<PaneMatch> backscatter(FlowLegs legs) {
        Flow flow = legs.flow();
        Integer flags = flow.getTcpFlags();
        boolean answers =
                flow.getTransport() == TCP
                        && legs.backward().isEmpty()
                        && !flow.getInitiatorKnown()
                        && flags != null
                        && (isSet(flags, SYN | ACK) || isSet(flags, RST))
                        && !isPlainSyn(flags);
        Integer type = flow.getIcmpType();
        boolean icmp =
                type != null
                        && (flow.getTransport() == ICMP && REPLIES.contains(type)
                                || flow.getTransport() == ICMP_V6 && REPLIES_V6.contains(type));
        if (!legs.atHoneypot() || !(answers || icmp) || FlowLegs.isMulticast(legs.source())) {
            return Optional.empty();
        }
        return Optional.of(
                match(
                        PaneRule.BACKSCATTER,
                        legs,
                        "victim",
                        legs.source().text(),
                        Leg.PACKETS,
                        flow.getSourcePort(),
                        legs.forward(),
                        null,
                        legs.destination().text(),
                        legs.destination(),
                        List.of(legs.source())));
    }

    private Optional<PaneMatch> volume(FlowLegs legs) {
        BigInteger packets = legs.forward().scaledPackets();
        BigInteger bytes = legs.forward().scaledBytes();
        boolean looked =
                PaneConditions.atLeast(packets, 2_000) || PaneConditions.atLeast(bytes, 12_500_000);
        if (legs.atHoneypot()
                || !looked
                || networks.known() && !networks.ours(legs.destination())) {
            return Optional.empty();
        }
        return Optional.of(
                match(
                        PaneRule.DOS_VOLUME,
                        legs,
                        "victim",
                        legs.destination().text(),
                        Leg.PACKETS,
                        legs.flow().getDestinationPort(),
                        legs.forward(),
                        null,
                        legs.source().text(),
                        legs.source(),
                        List.of(legs.destination())));
    }

    private static Optional<PaneMatch> syn(FlowLegs legs) {
        if (legs.flow().getTransport() != TCP || legs.atHoneypot()) {
            return Optional.empty();
        }
        Leg leg = null;
        if (isOpen(legs.flow())) {
            leg = Leg.OPEN;
        } else if (isDone(legs) && PaneConditions.isSampled(legs.source())) {
            leg = Leg.DONE;
        }
        return leg == null
                ? Optional.empty()
                : Optional.of(
                        match(
                                PaneRule.SYN_FLOOD,
                                legs,
                                "victim",
                                legs.destination().text(),
                                leg,
                                legs.flow().getDestinationPort(),
                                legs.forward(),
                                null,
                                legs.source().text(),
                                legs.source(),
                                List.of(legs.destination())));
    }

    private static boolean isOpen(Flow flow) {
        String state = flow.getConnectionState();
        Integer flags = flow.getTcpFlags();
        return state != null ? state.equals("S0") : flags != null && isPlainSyn(flags);
    }

    private static boolean isDone(FlowLegs legs) {
        String state = legs.flow().getConnectionState();
        Integer flags = legs.flow().getTcpFlags();
        return state != null
                ? DONE.contains(state)
                : flags != null && isSet(flags, SYN | ACK) && !legs.backward().isEmpty();
    }

    private static boolean isSet(int flags, int wanted) {
        return (flags & wanted) == wanted;
    }

    private static boolean isPlainSyn(int flags) {
        return (flags & (SYN | ACK)) == SYN;
    }

    private static PaneMatch match(
            PaneRule rule,
            FlowLegs legs,
            String subjectType,
            String subject,
            Leg leg,
            int port,
            Direction sent,
            @Nullable Direction asked,
            String value,
            IpAddress peer,
            List<IpAddress> addresses) {
        Flow flow = legs.flow();
        return new PaneMatch(
                new PaneMatch.Key(rule, flow.getTenant(), subjectType, subject),
                flow.getSensor(),
                flow.getVantage(),
                leg,
                Math.min(flow.getStartTime(), flow.getEndTime()),
                flow.getEndTime(),
                port,
                sent,
                asked,
                value,
                peer,
                addresses);
    }
}
