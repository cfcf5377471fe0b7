package io.cordon.detect;

import io.cordon.schema.avro.Address;
import io.cordon.schema.avro.Flow;
import io.cordon.schema.avro.Vantage;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** The numbers of a flow that was read whole. Not thread-safe. */
public final class RecordHead implements FlowHead {

    private Flow flow = new Flow();

    /** Nothing to ask about yet. */
    public RecordHead() {}

    /** This head, now of this flow. */
    public RecordHead of(Flow other) {
        flow = other;
        return this;
    }

    @Override
    public int transport() {
        return flow.getTransport();
    }

    @Override
    public int destinationPort() {
        return flow.getDestinationPort();
    }

    @Override
    public int sourcePort() {
        return flow.getSourcePort();
    }

    @Override
    public int tcpFlags() {
        return number(flow.getTcpFlags());
    }

    @Override
    public int tcpFlagsReverse() {
        return number(flow.getTcpFlagsReverse());
    }

    @Override
    public ConnectionState state() {
        return ConnectionState.of(flow.getConnectionState());
    }

    @Override
    public boolean initiatorKnown() {
        return flow.getInitiatorKnown();
    }

    @Override
    public long sourceHigh() {
        return half(flow.getSourceAddress(), 0);
    }

    @Override
    public long sourceLow() {
        return half(flow.getSourceAddress(), Long.BYTES);
    }

    @Override
    public long destinationHigh() {
        return half(flow.getDestinationAddress(), 0);
    }

    @Override
    public long destinationLow() {
        return half(flow.getDestinationAddress(), Long.BYTES);
    }

    @Override
    public long startTime() {
        return flow.getStartTime();
    }

    @Override
    public long endTime() {
        return flow.getEndTime();
    }

    @Override
    public long sourceBytes() {
        return number(flow.getSourceBytes());
    }

    @Override
    public long sourcePackets() {
        return number(flow.getSourcePackets());
    }

    @Override
    public long destinationBytes() {
        return number(flow.getDestinationBytes());
    }

    @Override
    public long destinationPackets() {
        return number(flow.getDestinationPackets());
    }

    @Override
    public int icmpType() {
        return number(flow.getIcmpType());
    }

    @Override
    public int icmpCode() {
        return number(flow.getIcmpCode());
    }

    @Override
    public long samplingRate() {
        return flow.getSamplingRate();
    }

    @Override
    public boolean honeypot() {
        return flow.getVantage() == Vantage.HONEYPOT;
    }

    @Override
    public int ntpMode() {
        return number(flow.getNtpMode());
    }

    private static int number(@Nullable Integer value) {
        return value == null ? NONE : value;
    }

    private static long number(@Nullable Long value) {
        return value == null ? NONE : value;
    }

    private static long half(Address address, int at) {
        return ByteBuffer.wrap(address.bytes()).getLong(at);
    }
}
