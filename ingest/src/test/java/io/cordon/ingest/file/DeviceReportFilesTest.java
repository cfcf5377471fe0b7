package io.cordon.ingest.file;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.cordon.ingest.decode.Format;
import io.cordon.schema.address.IpAddress;
import io.cordon.schema.avro.Confidence;
import io.cordon.schema.avro.Connection;
import io.cordon.schema.avro.DeviceObservation;
import io.cordon.schema.avro.Evidence;
import io.cordon.schema.avro.Service;
import io.cordon.schema.avro.UpdateResult;
import io.cordon.schema.avro.UpdateState;
import io.cordon.schema.avro.Vantage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Cordon's own report: what the published schema says of it, and what is read from it. */
class DeviceReportFilesTest {

    private static final String FULL =
            """
            {"report":"cordon.device/1","time":"2024-05-03T10:00:00.5+02:00",\
            "device":{"id":"cam-1","address":"192.0.2.7","mac":"00:00:5E:00:53:01","hostname":"Cam.example",\
            "vendor":"Acme","model":"C-100","type":"camera","serial":"S1","hardware":"v2","setting":"home"},\
            "firmware":{"version":"1.1.4 Build 20230219","hash":"sha256:%s"},\
            "update":{"state":"downloaded","result":"integrity-failed","version":"1.1.5","checked":1714521600},\
            "software":[{"name":"OpenSSL","version":"1.1.1f","vendor":"OpenSSL","type":"library"}],\
            "services":[{"port":443,"transport":"tcp","protocol":"HTTPS"},{"port":53,"transport":"udp"}],\
            "connections":[{"transport":"tcp","localPort":40000,"remoteAddress":"2001:db8::1","remotePort":8883}],\
            "connectionCount":3,"later":{"added":true}}
            """
                    .formatted("ab".repeat(32));

    private static final String LEAST =
            "{\"report\":\"cordon.device/1\",\"time\":1714723200,\"device\":{\"id\":\"cam-1\"}}";

    private static final Schema SCHEMA = schema();

    @TempDir private Path directory;
    private final Collected sink = new Collected();

    private static Schema schema() {
        InputStream published =
                Objects.requireNonNull(
                        DeviceReportFilesTest.class.getResourceAsStream(
                                "/json/device-report-1.schema.json"));
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(published, InputFormat.JSON);
    }

    private static boolean isValid(String report) {
        return SCHEMA.validate(
                        report,
                        InputFormat.JSON,
                        context ->
                                context.executionConfig(
                                        config -> config.formatAssertionsEnabled(true)))
                .isEmpty();
    }

    /** The page that people read is the schema that the tests use. */
    @Test
    void theSchemaIsPublished() throws IOException {
        Path page =
                Path.of(
                        System.getProperty("cordon.root", ".."),
                        "docs/reference/device-report.schema.json");
        try (InputStream resource =
                DeviceReportFilesTest.class.getResourceAsStream(
                        "/json/device-report-1.schema.json")) {
            assertThat(Files.readString(page))
                    .isEqualTo(
                            new String(
                                    Objects.requireNonNull(resource).readAllBytes(),
                                    StandardCharsets.UTF_8));
        }
    }

    @Test
    void everyMember() throws IOException {
        assertThat(isValid(FULL)).isTrue();
        FileReport report = sink.decode(directory, "r.json", FULL);
        assertThat(report.format()).isEqualTo(Format.DEVICE_REPORT);
        assertThat(sink.codes()).isEmpty();
        assertThat(sink.records).hasSize(2);
        DeviceObservation camera = (DeviceObservation) sink.records.get(0);
        // date -u -d 2024-05-03T10:00:00+02:00 +%s
        assertThat(camera.getTime()).isEqualTo(1_714_723_200_500_000L);
        assertThat(camera.getDeviceId()).isEqualTo("cam-1");
        assertThat(IpAddress.of(camera.getAddress()).text()).isEqualTo("192.0.2.7");
        assertThat(camera.getMac()).isEqualTo("00:00:5e:00:53:01");
        assertThat(camera.getHostname()).isEqualTo("cam.example");
        assertThat(camera.getVendor()).isEqualTo("Acme");
        assertThat(camera.getModel()).isEqualTo("C-100");
        assertThat(camera.getProduct()).isEqualTo("C-100");
        assertThat(camera.getDeviceType()).isEqualTo("camera");
        assertThat(camera.getSerial()).isEqualTo("S1");
        assertThat(camera.getHardwareVersion()).isEqualTo("v2");
        assertThat(camera.getSetting()).isEqualTo("home");
        assertThat(camera.getVersion()).isEqualTo("1.1.4 Build 20230219");
        assertThat(camera.getSoftwareType()).isEqualTo("firmware");
        assertThat(camera.getFirmwareHash()).isEqualTo("sha256:" + "ab".repeat(32));
        assertThat(camera.getUpdateState()).isEqualTo(UpdateState.DOWNLOADED);
        assertThat(camera.getUpdateResult()).isEqualTo(UpdateResult.INTEGRITY_FAILED);
        assertThat(camera.getUpdateVersion()).isEqualTo("1.1.5");
        assertThat(camera.getUpdateCheckTime()).isEqualTo(1_714_521_600_000_000L);
        assertThat(camera.getServices())
                .containsExactly(new Service(443, 6, "https"), new Service(53, 17, null));
        assertThat(camera.getConnections())
                .containsExactly(
                        new Connection(6, 40_000, IpAddress.parse("2001:db8::1").toAvro(), 8883));
        assertThat(camera.getConnectionCount()).isEqualTo(3);
        assertThat(camera.getKnownBy()).isEqualTo(Evidence.SELF_REPORT);
        assertThat(camera.getConfidence()).isEqualTo(Confidence.HIGH);
        assertThat(camera.getVantage()).isEqualTo(Vantage.SELF);
        DeviceObservation library = (DeviceObservation) sink.records.get(1);
        assertThat(library.getProduct()).isEqualTo("OpenSSL");
        assertThat(library.getVersion()).isEqualTo("1.1.1f");
        assertThat(library.getSoftwareType()).isEqualTo("library");
        assertThat(library.getModel()).isEqualTo("C-100");
        assertThat(library.getServices()).isEmpty();
        assertThat(library.getFirmwareHash()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"line", "array", "lines"})
    void theLeast(String how) throws IOException {
        assertThat(isValid(LEAST)).isTrue();
        String content =
                switch (how) {
                    case "line" -> LEAST;
                    case "array" -> "[" + LEAST + "]";
                    default -> new ObjectMapper().readTree(LEAST).toPrettyString();
                };
        sink.decode(directory, "r.json", content);
        assertThat(sink.codes()).isEmpty();
        assertThat(sink.of(DeviceObservation.class))
                .extracting(DeviceObservation::getDeviceId)
                .containsExactly("cam-1");
    }

    /** What the schema refuses becomes a dead letter, and nothing of it a record. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"time\":\"2024-05-03T10:00:00.5+02:00\"|\"time\":\"yesterday\"|BAD_TIME",
                "\"time\":\"2024-05-03T10:00:00.5+02:00\"|\"time\":-1|TIME_OUT_OF_RANGE",
                "\"time\":\"2024-05-03T10:00:00.5+02:00\",||MISSING_FIELD",
                "\"report\":\"cordon.device/1\"|\"report\":\"cordon.device/2\"|BAD_VALUE",
                "\"192.0.2.7\"|\"192.0.2.700\"|BAD_ADDRESS",
                "\"192.0.2.7\"|7|BAD_ADDRESS",
                "\"00:00:5E:00:53:01\"|\"00:00:5E\"|BAD_VALUE",
                "\"setting\":\"home\"|\"setting\":\"boat\"|BAD_VALUE",
                "\"model\":\"C-100\"|\"model\":100|BAD_VALUE",
                "\"sha256:ab|\"sha256:xyab|BAD_VALUE",
                "\"downloaded\"|\"unknown\"|BAD_VALUE",
                "\"integrity-failed\"|\"INTEGRITY_FAILED\"|BAD_VALUE",
                "\"port\":443|\"port\":70000|BAD_PORT",
                "\"port\":443,||MISSING_FIELD",
                "\"port\":443|\"port\":44.5|BAD_PORT",
                "\"transport\":\"udp\"|\"transport\":\"pigeon\"|BAD_VALUE",
                "\"connectionCount\":3|\"connectionCount\":-3|BAD_COUNT",
                "[{\"name\":\"OpenSSL\",|[{|MISSING_FIELD",
                "[{\"name\":\"OpenSSL\",|[1,{\"name\":\"OpenSSL\",|BAD_VALUE"
            })
    void whatTheSchemaRefuses(String good, String bad, String code) throws IOException {
        String report = FULL.replace(good, bad == null ? "" : bad);
        assertThat(report).isNotEqualTo(FULL);
        assertThat(isValid(report)).isFalse();
        sink.decode(directory, "r.json", report);
        assertThat(sink.codes()).containsExactly(code);
        assertThat(sink.records).isEmpty();
    }

    @Test
    void aReportThatNamesNoDevice() throws IOException {
        String report = LEAST.replace("\"id\":\"cam-1\"", "\"model\":\"C\"");
        assertThat(isValid(report)).isFalse();
        sink.decode(directory, "r.json", report);
        assertThat(sink.codes()).containsExactly("MISSING_FIELD");
    }

    /** As many as the schema allows are read, and one more is refused by both. */
    @ParameterizedTest
    @CsvSource({"64, true", "65, false"})
    void listsAreBounded(int size, boolean allowed) throws IOException {
        ObjectNode report = (ObjectNode) new ObjectMapper().readTree(LEAST);
        for (int i = 0; i < size; i++) {
            report.withArray("services").addObject().put("port", i).put("transport", "tcp");
        }
        assertThat(isValid(report.toString())).isEqualTo(allowed);
        sink.decode(directory, "r.json", report.toString());
        assertThat(sink.records).hasSize(allowed ? 1 : 0);
    }
}
