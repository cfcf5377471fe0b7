package io.cordon.ingest.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.cordon.ingest.testing.CorpusFiles;
import io.cordon.schema.avro.Confidence;
import io.cordon.schema.avro.DeviceObservation;
import io.cordon.schema.avro.Evidence;
import io.cordon.schema.avro.LoginAttempt;
import io.cordon.schema.avro.Service;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the servers of Zeek's {@code ssh.log} say of themselves, and who is believed how far. */
class ZeekServersTest {

    private static final String FIELDS =
            "ts\tuid\tid.orig_h\tid.orig_p\tid.resp_h\tid.resp_p\tserver";

    @TempDir private Path directory;
    private final Collected sink = new Collected();

    private static String row(String time, String server, int port, String banner) {
        return "%s\tC\t198.51.100.1\t4000\t%s\t%d\t%s\n".formatted(time, server, port, banner);
    }

    @Test
    void aServerIsGivenOnceAndWhenItSaysSomethingElse() throws IOException {
        sink.decode(
                directory,
                "ssh.log",
                ZeekFilesTest.header("ssh", FIELDS)
                        + row("1.5", "192.0.2.5", 22, "SSH-2.0-dropbear_2017.75")
                        + row("2.5", "192.0.2.5", 22, "SSH-2.0-dropbear_2017.75")
                        + row("3.5", "192.0.2.5", 2222, "SSH-2.0-dropbear_2017.75")
                        + row("4.5", "192.0.2.5", 22, "SSH-2.0-dropbear_2022.83")
                        + row("5.5", "2001:db8::5", 22, "SSH-2.0-ROSSSH")
                        + row("6.5", "192.0.2.6", 22, "-")
                        + row("7.5", "192.0.2.6", 22, "220 not ssh 1.0")
                        + row("8.5", "192.0.2.6", 22, "SSH-2.0-x_1" + "y".repeat(300)));
        assertThat(sink.letters).isEmpty();
        assertThat(sink.of(LoginAttempt.class)).hasSize(8);
        assertThat(sink.of(DeviceObservation.class))
                .extracting(
                        DeviceObservation::getTime,
                        DeviceObservation::getProduct,
                        DeviceObservation::getVersion,
                        DeviceObservation::getServices)
                .containsExactly(
                        tuple(1_500_000L, "dropbear", "2017.75", ssh(22)),
                        tuple(3_500_000L, "dropbear", "2017.75", ssh(2222)),
                        tuple(4_500_000L, "dropbear", "2022.83", ssh(22)),
                        tuple(5_500_000L, "ROSSSH", null, ssh(22)));
        assertThat(sink.of(DeviceObservation.class))
                .allMatch(d -> d.getKnownBy() == Evidence.PASSIVE)
                .allMatch(d -> d.getConfidence() == Confidence.MEDIUM)
                .allMatch(d -> d.getDataset().equals("zeek.ssh"));
    }

    private static List<Service> ssh(int port) {
        return List.of(new Service(port, 6, "ssh"));
    }

    /** What a client says may be of anybody behind the address. */
    @Test
    void clientsAreBelievedLess() throws IOException {
        String log = ZeekFilesTest.header("software", "ts\thost\tsoftware_type\tname");
        for (String type : new String[] {"SSH::SERVER", "SSH::CLIENT", "HTTP::BROWSER", "-"}) {
            log += "1.5\t192.0.2.5\t" + type + "\tx\n";
        }
        sink.decode(directory, "software.log", log);
        assertThat(sink.of(DeviceObservation.class))
                .extracting(DeviceObservation::getConfidence)
                .containsExactly(Confidence.MEDIUM, Confidence.LOW, Confidence.LOW, Confidence.LOW);
    }

    /** One host and one identification: zcat F | grep -v '^#' | cut -f 5,6,13 | sort -u */
    @Test
    void oneServerOfThousandsOfConnections() throws IOException {
        sink.decode(CorpusFiles.require("zeek/rita-internet-sensor/2024-04-19/ssh.log.gz"));
        assertThat(sink.of(LoginAttempt.class)).hasSize(6633);
        assertThat(sink.of(DeviceObservation.class))
                .extracting(DeviceObservation::getProduct, DeviceObservation::getVersion)
                .containsExactly(tuple("OpenSSH", "8.2p1"));
    }
}
