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
        switch (Octets.u16(bytes, from)) {
            case V5 -> v5(exporter, address, bytes, from, to, output);
            case V9 -> v9(exporter, address, receipt, bytes, from, to, output);
            case IPFIX -> ipfix(exporter, address, receipt, bytes, from, to, output);
            default -> throw new RejectedInput(DecodeError.UNSUPPORTED_VERSION);
        }
    }

    private void v5(
            Exporter exporter,
            IpAddress address,
            byte[] bytes,
            int from,
            int to,
            RecordOutput output)
            throws RejectedInput, IOException {
        NetflowV5.check(bytes, from, to);
        // Each engine of a router has a sequence of its own.
        Domain domain = domains.of(address, V5, Octets.u16(bytes, from + 20));
        v5.decode(exporter, domain, bytes, from, output);
    }

    /** RFC 3954 section 5.1. */
    private void v9(
            Exporter exporter,
            IpAddress address,
            long receipt,
            byte[] bytes,
            int from,
            int to,
            RecordOutput output)
            throws RejectedInput, IOException {
        need(from + V9_HEADER, to);
        long exported = Octets.u32(bytes, from + 8) * 1_000_000;
        Domain domain = domains.of(address, V9, Octets.u32(bytes, from + 16));
        Message message =
                new Message(
                        exporter,
                        domain,
                        "netflow.v9",
                        EventTime.checked(exported),
                        Octets.u32(bytes, from + 4));
        domain.gaps().take(Octets.u32(bytes, from + 12), 1, exporter.counters());
        sets.read(message, SetReader.V9, receipt, bytes, from + V9_HEADER, to, output);
    }

    /** RFC 7011 section 3.1. */
    private void ipfix(
            Exporter exporter,
            IpAddress address,
            long receipt,
            byte[] bytes,
            int from,
            int to,
            RecordOutput output)
            throws RejectedInput, IOException {
        need(from + IPFIX_HEADER, to);
        int length = Octets.u16(bytes, from + 2);
        if (length < IPFIX_HEADER || from + length > to) {
            throw new RejectedInput(DecodeError.BAD_DATAGRAM);
        }
        long exported = Octets.u32(bytes, from + 4) * 1_000_000;
        Domain domain = domains.of(address, IPFIX, Octets.u32(bytes, from + 12));
        Message message =
                new Message(
                        exporter,
                        domain,
                        "netflow.ipfix",
                        EventTime.checked(exported),
                        Message.NO_UP_TIME);
        int records = -1;
        try {
            records =
                    sets.read(
                            message,
                            SetReader.IPFIX,
                            receipt,
                            bytes,
                            from + IPFIX_HEADER,
                            from + length,
                            output);
        } finally {
            // The number counts the records before this message; ours are known once it is read.
            domain.gaps().take(Octets.u32(bytes, from + 8), records, exporter.counters());
        }
    }

    private static void need(int end, int to) throws RejectedInput {
        if (end > to) {
            throw new RejectedInput(DecodeError.BAD_DATAGRAM);
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
