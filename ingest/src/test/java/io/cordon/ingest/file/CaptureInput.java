package io.cordon.ingest.file;

import static org.assertj.core.api.Assertions.assertThat;

import io.cordon.ingest.testing.Captures;
import io.cordon.schema.address.IpAddress;
import io.cordon.schema.avro.DnsTransaction;
import io.cordon.schema.avro.Flow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Generated captures as files, and what is decoded of them. */
final class CaptureInput {

    static final long T = 1_700_000_000_000_000L;
    static final long SECOND = 1_000_000;
    static final int ETHERNET = 1;
    static final String A = "192.0.2.7";
    static final String B = "198.51.100.9";
    static final String A6 = "2001:db8::7";
    static final String B6 = "2001:db8:1::9";
    static final byte[] NONE = new byte[0];

    final Path directory;
    final Collected sink = new Collected();

    /** In a folder of the test's own. */
    CaptureInput(Path directory) {
        this.directory = directory;
    }

    FileReport decode(Captures capture) throws IOException {
        return decode(capture.toBytes());
    }

    FileReport decode(byte[] content) throws IOException {
        return sink.decode(Files.write(directory.resolve("capture"), content));
    }

    List<Flow> flows() {
        return sink.of(Flow.class).toList();
    }

    List<DnsTransaction> transactions() {
        return sink.of(DnsTransaction.class).toList();
    }

    Flow flow() {
        assertThat(flows()).hasSize(1);
        return flows().get(0);
    }

    static String ends(Flow flow) {
        return IpAddress.of(flow.getSourceAddress()).text()
                + " "
                + flow.getSourcePort()
                + " > "
                + IpAddress.of(flow.getDestinationAddress()).text()
                + " "
                + flow.getDestinationPort();
    }
}
