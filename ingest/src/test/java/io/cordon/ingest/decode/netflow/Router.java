package io.cordon.ingest.decode.netflow;

import static org.assertj.core.api.Assertions.assertThat;

import io.cordon.ingest.decode.DecodeSettings;
import io.cordon.ingest.decode.Format;
import io.cordon.ingest.decode.RejectedInput;
import io.cordon.ingest.decode.export.Exporter;
import io.cordon.ingest.testing.Octet;
import io.cordon.schema.address.IpAddress;
import io.cordon.schema.avro.Flow;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** A router, and what is decoded of its datagrams. */
final class Router {

    static final long SECONDS = 1_700_000_000L;
    static final long EXPORTED = SECONDS * 1_000_000;
    static final IpAddress ROUTER = IpAddress.parse("192.0.2.1");
    static final String A = "198.51.100.7";
    static final String B = "203.0.113.9";
    static final long RECEIPT = EXPORTED + 5_000_000;
    static final long[] PLAIN = {8, 4, 12, 4, 7, 2, 11, 2, 4, 1, 1, 4, 2, 4};

    private static final DecodeSettings SETTINGS =
            new DecodeSettings("default", null, null, null, new byte[32], false);

    final List<Flow> flows = new ArrayList<>();
    final Domains domains = new Domains();
    NetflowDecoder decoder = new NetflowDecoder(domains);
    final Exporter exporter = new Exporter(SETTINGS, Format.NETFLOW, ROUTER);

    void decode(byte[] datagram) throws RejectedInput, IOException {
        decode(ROUTER, RECEIPT, datagram);
    }

    void decode(IpAddress from, long receipt, byte[] datagram) throws RejectedInput, IOException {
        // Behind other bytes, since collectors decode in place.
        byte[] placed = Octet.s().zeros(3).bytes(datagram).zeros(5).toBytes();
        decoder.decode(
                exporter,
                from,
                receipt,
                placed,
                3,
                3 + datagram.length,
                record -> flows.add((Flow) record));
    }

    Flow flow() {
        assertThat(flows).hasSize(1);
        return flows.get(0);
    }

    static byte[] plain(int port, long bytes, long packets) {
        return Octet.s()
                .address(A)
                .address(B)
                .u16(40_000, port)
                .u8(17)
                .u32(bytes, packets)
                .toBytes();
    }
}
