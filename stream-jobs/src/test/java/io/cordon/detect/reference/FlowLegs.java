package io.cordon.detect.reference;

import static io.cordon.detect.reference.AmplifierTable.amplifies;

import io.cordon.schema.address.IpAddress;
import io.cordon.schema.avro.Flow;
import io.cordon.schema.avro.Vantage;
import java.util.Optional;

/** What a flow says to the amplification rules, as docs/explanation/amplification.md has it. */
record FlowLegs(
        Flow flow, IpAddress source, IpAddress destination, Direction forward, Direction backward) {

    private static final int UDP = 17;

    /**
     * Answers that nobody asked for, or later fragments.
     *
     * @param port 0 for fragments
     */
    record Unasked(IpAddress victim, IpAddress reflector, int port, Direction sent) {}

    /** A service of ours and a stranger. */
    record Service(
            IpAddress server,
            IpAddress client,
            int port,
            Direction out,
            Direction in,
            boolean serverIsDestination) {}

    static FlowLegs of(Flow flow) {
        IpAddress source = IpAddress.of(flow.getSourceAddress());
        IpAddress destination = IpAddress.of(flow.getDestinationAddress());
        boolean v4 = source.isV4() && destination.isV4();
        long rate = flow.getSamplingRate();
        return new FlowLegs(
                flow,
                source,
                destination,
                Direction.of(flow.getSourceBytes(), flow.getSourcePackets(), v4, rate),
                Direction.of(flow.getDestinationBytes(), flow.getDestinationPackets(), v4, rate));
    }

    boolean atHoneypot() {
        return flow.getVantage() == Vantage.HONEYPOT;
    }

    private boolean udp() {
        return flow.getTransport() == UDP;
    }

    private int sourcePort() {
        return flow.getSourcePort();
    }

    private int destinationPort() {
        return flow.getDestinationPort();
    }

    Optional<Unasked> unasked() {
        if (!udp() || atHoneypot()) {
            return Optional.empty();
        }
        return answerOfSource()
                .or(this::answerOfDestination)
                .or(this::fragment)
                .filter(leg -> canBeHit(leg.victim()));
    }

    private Optional<Unasked> answerOfSource() {
        boolean opened = flow.getInitiatorKnown() && amplifies(destinationPort());
        boolean peers = sourcePort() == destinationPort() && !forward.isLarge(sourcePort());
        return amplifies(sourcePort())
                        && backward.isEmpty()
                        && !forward.isEmpty()
                        && !opened
                        && !peers
                ? Optional.of(new Unasked(destination, source, sourcePort(), forward))
                : Optional.empty();
    }

    private Optional<Unasked> answerOfDestination() {
        return amplifies(destinationPort()) && forward.isEmpty() && !backward.isEmpty()
                ? Optional.of(new Unasked(source, destination, destinationPort(), backward))
                : Optional.empty();
    }

    private Optional<Unasked> fragment() {
        return sourcePort() == 0
                        && destinationPort() == 0
                        && !forward.isEmpty()
                        && backward.isEmpty()
                ? Optional.of(new Unasked(destination, source, 0, forward))
                : Optional.empty();
    }

    /** Neither a group nor everybody nor nobody. */
    static boolean canBeHit(IpAddress address) {
        String text = address.text();
        return !isMulticast(address)
                && !text.equals("255.255.255.255")
                && !text.equals("0.0.0.0")
                && !text.equals("::");
    }

    static boolean isMulticast(IpAddress address) {
        long firstByte = address.isV4() ? address.low() >>> 24 & 0xff : address.high() >>> 56;
        return address.isV4() ? firstByte >= 224 && firstByte <= 239 : firstByte == 0xff;
    }

    Optional<Service> service(ReferenceNetworks networks) {
        if (!udp() || atHoneypot() || !networks.known()) {
            return Optional.empty();
        }
        if (amplifies(destinationPort())
                && networks.ours(destination)
                && networks.outside(source)) {
            return Optional.of(
                    new Service(destination, source, destinationPort(), backward, forward, true));
        }
        boolean otherService = amplifies(destinationPort()) && destinationPort() != sourcePort();
        if (amplifies(sourcePort())
                && networks.ours(source)
                && networks.outside(destination)
                && !flow.getInitiatorKnown()
                && !otherService) {
            return Optional.of(
                    new Service(source, destination, sourcePort(), forward, backward, false));
        }
        return Optional.empty();
    }
}
