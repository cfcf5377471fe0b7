package io.cordon.ingest.file;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.cbor.databind.CBORMapper;
import io.cordon.ingest.decode.Format;
import io.cordon.schema.address.IpAddress;
import io.cordon.schema.avro.Confidence;
import io.cordon.schema.avro.Connection;
import io.cordon.schema.avro.DeviceObservation;
import io.cordon.schema.avro.Evidence;
import io.cordon.schema.avro.Service;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Device-side metrics in the form of the AWS IoT Device Defender developer guide. */
class DeviceMetricsFilesTest {

    private static final String LONG =
            """
            {"header":{"report_id":1714723200,"version":"1.0"},"metrics":{\
            "listening_tcp_ports":{"ports":[{"interface":"eth0","port":24800},{"interface":"lo","port":24800},{"interface":"eth0","port":22}],"total":3},\
            "listening_udp_ports":{"ports":[{"interface":"eth0","port":5353}],"total":1},\
            "network_stats":{"bytes_in":29358693495,"bytes_out":26485035,"packets_in":10013573555,"packets_out":11382615},\
            "tcp_connections":{"established_connections":{"connections":[{"local_interface":"eth0","local_port":80,"remote_addr":"192.0.2.9:8000"},\
            {"local_interface":"eth0","local_port":40000,"remote_addr":"[2001:db8::1]:8883"}],"total":5}}},\
            "custom_metrics":{"x":[{"number":1}]}}\
            """;

    private static final String SHORT =
            """
            {"hed":{"rid":1714723200,"v":"1.0"},"met":{\
            "tp":{"pts":[{"if":"eth0","pt":24800},{"if":"lo","pt":24800},{"if":"eth0","pt":22}],"t":3},\
            "up":{"pts":[{"if":"eth0","pt":5353}],"t":1},\
            "ns":{"bi":29358693495,"bo":26485035,"pi":10013573555,"po":11382615},\
            "tc":{"ec":{"cs":[{"li":"eth0","lp":80,"rad":"192.0.2.9:8000"},\
            {"li":"eth0","lp":40000,"rad":"[2001:db8::1]:8883"}],"t":5}}}}\
            """;

    @TempDir private Path directory;
    private final Collected sink = new Collected();

    private DeviceObservation only() {
        assertThat(sink.codes()).isEmpty();
        assertThat(sink.records).hasSize(1);
        return (DeviceObservation) sink.records.get(0);
    }

    private static byte[] cbor(String json) throws IOException {
        return new CBORMapper().writeValueAsBytes(new ObjectMapper().readTree(json));
    }

    @ParameterizedTest
    @ValueSource(strings = {LONG, SHORT})
    void longAndShortNamesInJsonAndCbor(String report) throws IOException {
        FileReport json = sink.decode(directory, "meter-1.defender.json", report);
        assertThat(json.format()).isEqualTo(Format.AWS_DEVICE_DEFENDER);
        DeviceObservation meter = only();
        assertThat(meter.getTime()).isEqualTo(1_714_723_200_000_000L);
        assertThat(meter.getDeviceId()).isEqualTo("meter-1");
        assertThat(meter.getAddress()).isNull();
        assertThat(meter.getServices())
                .containsExactly(
                        new Service(24_800, 6, null),
                        new Service(22, 6, null),
                        new Service(5353, 17, null));
        assertThat(meter.getConnections())
                .containsExactly(
                        new Connection(6, 80, IpAddress.parse("192.0.2.9").toAvro(), 8000),
                        new Connection(6, 40_000, IpAddress.parse("2001:db8::1").toAvro(), 8883));
        assertThat(meter.getConnectionCount()).isEqualTo(5);
        assertThat(meter.getKnownBy()).isEqualTo(Evidence.SELF_REPORT);
        assertThat(meter.getConfidence()).isEqualTo(Confidence.HIGH);
        assertThat(meter.getDataset()).isEqualTo("aws-iot.device-metrics");
        assertThat(meter.getSensor()).isEqualTo("aws-iot");

        Collected binary = new Collected();
        FileReport cbor =
                binary.decode(
                        Files.write(directory.resolve("meter-1.defender.cbor"), cbor(report)));
        assertThat(cbor.format()).isEqualTo(Format.AWS_DEVICE_DEFENDER_CBOR);
        assertThat(binary.records).isEqualTo(sink.records);
    }

    /** SELECT *, topic(3) AS thing, timestamp() AS timestamp, sourceip() AS address */
    @Test
    void whatARuleAdds() throws IOException {
        sink.decode(
                directory,
                "all.json",
                "{\"thing\":\"meter-2\",\"timestamp\":1714723201500,\"address\":\"192.0.2.7\","
                        + LONG.substring(1));
        assertThat(only().getDeviceId()).isEqualTo("meter-2");
        assertThat(only().getTime()).isEqualTo(1_714_723_201_500_000L);
        assertThat(IpAddress.of(only().getAddress()).text()).isEqualTo("192.0.2.7");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1714723200|7|MISSING_FIELD",
                "\"report_id\":1714723200,||MISSING_FIELD",
                "\"port\":22|\"port\":70000|BAD_PORT",
                "\"port\":22|\"pot\":22|MISSING_FIELD",
                "192.0.2.9:8000|192.0.2.9|BAD_ADDRESS",
                "192.0.2.9:8000|camera:8000|BAD_ADDRESS",
                "192.0.2.9:8000|192.0.2.9:80000|BAD_PORT",
                "\"total\":5|\"total\":-5|BAD_COUNT"
            })
    void malformedReports(String good, String bad, String code) throws IOException {
        sink.decode(directory, "m.defender.json", LONG.replace(good, bad == null ? "" : bad));
        assertThat(sink.codes()).containsExactly(code);
        Collected binary = new Collected();
        binary.decode(
                Files.write(
                        directory.resolve("m.defender.cbor"),
                        cbor(LONG.replace(good, bad == null ? "" : bad))));
        assertThat(binary.codes()).containsExactly(code);
    }

    @Test
    void aReportOfNobody() throws IOException {
        sink.decode(directory, "report.json", LONG);
        assertThat(sink.codes()).containsExactly("MISSING_FIELD");
    }

    @Test
    void reportsAfterOneAnother() throws IOException {
        ByteArrayOutputStream three = new ByteArrayOutputStream();
        three.write(cbor(LONG));
        three.write(cbor("{\"header\":{},\"metrics\":{}}"));
        three.write(cbor(SHORT));
        FileReport report =
                sink.decode(Files.write(directory.resolve("m.defender.cbor"), three.toByteArray()));
        assertThat(report.lines()).isEqualTo(new LineClasses(3, 0, 0, 2, 0, 1));
        assertThat(sink.letters.get(0).getLine()).isEqualTo(2);
        assertThat(sink.letters.get(0).getByteOffset()).isEqualTo(cbor(LONG).length);
    }

    @Test
    void aFileThatBreaksOff() throws IOException {
        byte[] whole = cbor(LONG);
        byte[] twice = Arrays.copyOf(whole, whole.length * 2 - 1);
        System.arraycopy(whole, 0, twice, whole.length, whole.length - 1);
        FileReport report = sink.decode(Files.write(directory.resolve("m.defender.cbor"), twice));
        assertThat(sink.codes()).containsExactly("BAD_CBOR");
        assertThat(report.lines()).isEqualTo(new LineClasses(2, 0, 0, 1, 0, 1));
        assertThat(sink.letters.get(0).getByteOffset()).isEqualTo(whole.length);
        assertThat(sink.letters.get(0).getLength()).isEqualTo(whole.length - 1);
    }

    /** A text that claims two gigabytes, and one of two megabytes: read over in bounded memory. */
    @ParameterizedTest
    @CsvSource({"2000000000, BAD_CBOR", "2097152, LINE_TOO_LONG"})
    void anItemThatIsTooLong(int claimed, String code) throws IOException {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        content.write(cbor(SHORT));
        content.write(
                new byte[] {
                    0x5a,
                    (byte) (claimed >> 24),
                    (byte) (claimed >> 16),
                    (byte) (claimed >> 8),
                    (byte) claimed
                });
        content.write(new byte[claimed > 3_000_000 ? 100 : claimed]);
        FileReport report =
                sink.decode(
                        Files.write(directory.resolve("m.defender.cbor"), content.toByteArray()));
        assertThat(sink.codes()).containsExactly(code);
        assertThat(report.lines()).isEqualTo(new LineClasses(2, 0, 0, 1, 0, 1));
        assertThat(sink.letters.get(0).getLength()).isEqualTo(content.size() - cbor(SHORT).length);
    }

    @Test
    void listsAreBounded() throws IOException {
        StringBuilder ports = new StringBuilder();
        StringBuilder connections = new StringBuilder();
        for (int i = 1; i <= 300; i++) {
            ports.append(i == 1 ? "" : ",").append("{\"pt\":").append(i).append('}');
            connections
                    .append(i == 1 ? "" : ",")
                    .append("{\"rad\":\"192.0.2.9:")
                    .append(i)
                    .append("\"}");
        }
        sink.decode(
                directory,
                "m.defender.json",
                "{\"hed\":{\"rid\":1714723200},\"met\":{\"tp\":{\"pts\":["
                        + ports
                        + "]},\"tc\":{\"ec\":{\"cs\":["
                        + connections
                        + "]}}}}");
        assertThat(only().getServices()).hasSize(64);
        assertThat(only().getConnections()).hasSize(64);
        assertThat(only().getConnectionCount()).isEqualTo(300);
    }
}
