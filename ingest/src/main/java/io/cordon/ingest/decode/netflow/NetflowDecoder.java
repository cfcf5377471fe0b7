package io.cordon.ingest.decode.netflow;

import io.cordon.ingest.decode.Abandoned;
import io.cordon.ingest.decode.DecodeError;
import io.cordon.ingest.decode.EventTime;
import io.cordon.ingest.decode.RecordOutput;
import io.cordon.ingest.decode.RejectedInput;
import io.cordon.ingest.decode.export.Exporter;
import io.cordon.ingest.decode.packet.Octets;
import io.cordon.schema.address.IpAddress;
import java.io.IOException;
import java.util.List;

/**
 * Decodes export datagrams of all exporters. What is wrong with one set does not touch the records
 * before it, which have gone to the output. Not thread-safe.
 */
public final class NetflowDecoder {

    private static final int V5 = 5;
    private static final int V9 = 9;
    private static final int IPFIX = 10;
    private static final int V9_HEADER = 20;
    private static final int IPFIX_HEADER = 16;

    private final Domains domains;
    private final NetflowV5 v5 = new NetflowV5();
    private final SetReader sets;

    /** A decoder that knows no template yet. */
    public NetflowDecoder() {
        this(new Domains());
    }

    NetflowDecoder(Domains domains) {
        this.domains = domains;
        this.sets = new SetReader(domains);
    }

    /** True for the versions that are read. */
    public static boolean recognises(byte[] bytes, int from, int to) {
        if (to - from < IPFIX_HEADER) {
            return false;
        }
        int version = Octets.u16(bytes, from);
        return version == V5 || version == V9 || version == IPFIX;
    }

    /**
     * Decodes one datagram.
     *
     * @param address the exporter's
     * @param receipt when the datagram came, microseconds; ages templates and nothing else
     * @throws RejectedInput in part, when records before what is wrong went to the output
     */
    public void decode(
            Exporter exporter,
            IpAddress address,
            long receipt,
            byte[] bytes,
            int from,
            int to,
            RecordOutput output)
            throws RejectedInput, IOException {
        exporter.counters().datagram();
        if (to - from < 2) {
            throw new RejectedInput(DecodeError.BAD_DATAGRAM);
        }
        Datagram datagram = new Datagram(exporter, address, receipt, bytes, from, to);
        switch (Octets.u16(bytes, from)) {
            case V5 -> v5(datagram, output);
            case V9 -> v9(datagram, output);
            case IPFIX -> ipfix(datagram, output);
            default -> throw new RejectedInput(DecodeError.UNSUPPORTED_VERSION);
        }
    }

    /** What {@link #decode} is given. */
    private record Datagram(
            Exporter exporter,
            IpAddress address,
            long receipt,
            @SuppressWarnings("ArrayRecordComponent") byte[] bytes,
            int from,
            int to) {

        int u16(int offset) {
            return Octets.u16(bytes, from + offset);
        }

        long u32(int offset) {
            return Octets.u32(bytes, from + offset);
        }

        void need(int length) throws RejectedInput {
            if (from + length > to) {
                throw new RejectedInput(DecodeError.BAD_DATAGRAM);
            }
        }

        /** A message of it, exported at this second. */
        Message message(Domain domain, String name, long second, long upTime) throws RejectedInput {
            return new Message(
                    exporter, domain, name, EventTime.checked(second * 1_000_000), upTime);
        }
    }

    private void v5(Datagram datagram, RecordOutput output) throws RejectedInput, IOException {
        NetflowV5.check(datagram.bytes(), datagram.from(), datagram.to());
        // Each engine of a router has a sequence of its own.
        Domain domain = domains.of(datagram.address(), V5, datagram.u16(20));
        v5.decode(datagram.exporter(), domain, datagram.bytes(), datagram.from(), output);
    }

    /** RFC 3954 section 5.1. */
    private void v9(Datagram datagram, RecordOutput output) throws RejectedInput, IOException {
        datagram.need(V9_HEADER);
        Domain domain = domains.of(datagram.address(), V9, datagram.u32(16));
        Message message = datagram.message(domain, "netflow.v9", datagram.u32(8), datagram.u32(4));
        domain.gaps().take(datagram.u32(12), 1, datagram.exporter().counters());
        sets.read(
                message,
                SetReader.V9,
                datagram.receipt(),
                datagram.bytes(),
                datagram.from() + V9_HEADER,
                datagram.to(),
                output);
    }

    /** RFC 7011 section 3.1. */
    private void ipfix(Datagram datagram, RecordOutput output) throws RejectedInput, IOException {
        datagram.need(IPFIX_HEADER);
        int length = datagram.u16(2);
        if (length < IPFIX_HEADER || datagram.from() + length > datagram.to()) {
            throw new RejectedInput(DecodeError.BAD_DATAGRAM);
        }
        Domain domain = domains.of(datagram.address(), IPFIX, datagram.u32(12));
        Message message =
                datagram.message(domain, "netflow.ipfix", datagram.u32(4), Message.NO_UP_TIME);
        int records = -1;
        try {
            records =
                    sets.read(
                            message,
                            SetReader.IPFIX,
                            datagram.receipt(),
                            datagram.bytes(),
                            datagram.from() + IPFIX_HEADER,
                            datagram.from() + length,
                            output);
        } finally {
            // The number counts the records before this message; ours are known once it is read.
            domain.gaps().take(datagram.u32(8), records, datagram.exporter().counters());
        }
    }

    /** Gives up the data that waits for templates. */
    public void finish() {
        domains.finish();
    }

    /** What was given up since the last call. */
    public List<Abandoned> abandoned() {
        return domains.budget().takeAbandoned();
    }
}
