package io.cordon.ingest.file;

import static org.assertj.core.api.Assertions.assertThat;

import io.cordon.ingest.decode.Format;
import io.cordon.schema.address.IpAddress;
import io.cordon.schema.avro.Confidence;
import io.cordon.schema.avro.DeviceObservation;
import io.cordon.schema.avro.Evidence;
import io.cordon.schema.avro.UpdateResult;
import io.cordon.schema.avro.UpdateState;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Packs in the form of the examples of OMA LwM2M 1.1 core, 7.4.4, and RFC 8428. */
class Lwm2mFilesTest {

    private static final String PACK =
            """
            [{"bn":"/3/0/","bt":1714723200,"n":"0","vs":"Open Mobile Alliance"},\
            {"n":"1","vs":"Lightweight M2M Client"},{"n":"2","vs":"345000123"},{"n":"3","vs":"1.0"},\
            {"n":"6/0","v":1},{"n":"9","v":100},{"n":"17","vs":"meter"},{"n":"18","vs":"r2"},\
            {"n":"19","vs":"2.7"},{"bn":"/5/0/","n":"3","v":2},{"n":"5","v":5},{"n":"7","vs":"1.1"}]\
            """;

    @TempDir private Path directory;
    private final Collected sink = new Collected();

    private DeviceObservation first() {
        assertThat(sink.codes()).isEmpty();
        return (DeviceObservation) sink.records.get(0);
    }

    @Test
    void anEnvelope() throws IOException {
        FileReport report =
                sink.decode(
                        directory,
                        "events.json",
                        "{\"endpoint\":\"urn:imei:350077523237513\",\"address\":\"192.0.2.7\",\"senml\":"
                                + PACK
                                + "}\n");
        assertThat(report.format()).isEqualTo(Format.LWM2M);
        assertThat(report.lines()).isEqualTo(new LineClasses(1, 0, 0, 1, 0, 0));
        assertThat(sink.records).hasSize(2);
        DeviceObservation meter = first();
        assertThat(meter.getTime()).isEqualTo(1_714_723_200_000_000L);
        assertThat(meter.getDeviceId()).isEqualTo("urn:imei:350077523237513");
        assertThat(IpAddress.of(meter.getAddress()).text()).isEqualTo("192.0.2.7");
        assertThat(meter.getVendor()).isEqualTo("Open Mobile Alliance");
        assertThat(meter.getModel()).isEqualTo("Lightweight M2M Client");
        assertThat(meter.getSerial()).isEqualTo("345000123");
        assertThat(meter.getVersion()).isEqualTo("1.0");
        assertThat(meter.getSoftwareType()).isEqualTo("firmware");
        assertThat(meter.getDeviceType()).isEqualTo("meter");
        assertThat(meter.getHardwareVersion()).isEqualTo("r2");
        assertThat(meter.getUpdateState()).isEqualTo(UpdateState.DOWNLOADED);
        assertThat(meter.getUpdateResult()).isEqualTo(UpdateResult.INTEGRITY_FAILED);
        assertThat(meter.getUpdateVersion()).isEqualTo("1.1");
        assertThat(meter.getKnownBy()).isEqualTo(Evidence.SELF_REPORT);
        assertThat(meter.getConfidence()).isEqualTo(Confidence.HIGH);
        DeviceObservation software = (DeviceObservation) sink.records.get(1);
        assertThat(software.getVersion()).isEqualTo("2.7");
        assertThat(software.getSoftwareType()).isEqualTo("software");
        assertThat(software.getUpdateState()).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "/3/0/, serial:345000123",
        "urn:dev:mac:00005efffe005301/3/0/, urn:dev:mac:00005efffe005301"
    })
    void aBarePack(String base, String id) throws IOException {
        String pack =
                PACK.replace("\"bn\":\"/3/0/\"", "\"bn\":\"" + base + "\"")
                        .replace(
                                "\"bn\":\"/5/0/\"",
                                "\"bn\":\"" + base.replace("/3/", "/5/") + "\"");
        FileReport report = sink.decode(directory, "pack.json", pack);
        assertThat(report.format()).isEqualTo(Format.LWM2M);
        assertThat(sink.records).hasSize(2);
        assertThat(first().getDeviceId()).isEqualTo(id);
        assertThat(first().getUpdateState()).isEqualTo(UpdateState.DOWNLOADED);
    }

    /** A resource that comes again begins another report; so does another device. */
    @Test
    void packsAfterOneAnother() throws IOException {
        String record = "{\"bn\":\"%s/3/0/\",\"bt\":%d,\"n\":\"3\",\"vs\":\"%s\"}";
        sink.decode(
                directory,
                "packs.json",
                "["
                        + record.formatted("urn:a", 1_714_723_200L, "1.0")
                        + "]\n["
                        + record.formatted("urn:a", 1_714_723_201L, "1.1")
                        + "]\n["
                        + record.formatted("urn:b", 1_714_723_202L, "3")
                        + "]\n");
        assertThat(sink.codes()).isEmpty();
        assertThat(sink.of(DeviceObservation.class))
                .extracting(
                        d ->
                                d.getDeviceId()
                                        + " "
                                        + d.getVersion()
                                        + " "
                                        + d.getTime() % 10_000_000)
                .containsExactly("urn:a 1.0 0", "urn:a 1.1 1000000", "urn:b 3 2000000");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // OMA LwM2M object 5, resource 5
                "1|SUCCESS", "2|NOT_ENOUGH_STORAGE", "3|OUT_OF_MEMORY", "4|CONNECTION_LOST",
                "5|INTEGRITY_FAILED", "6|UNSUPPORTED_PACKAGE", "7|INVALID_URI", "8|FAILED",
                "9|UNSUPPORTED_PROTOCOL", "10|CANCELLED", "11|DEFERRED"
            })
    void updateResults(int value, UpdateResult result) throws IOException {
        sink.decode(directory, "e.json", envelope("{\"bn\":\"/5/0/5\",\"v\":" + value + "}"));
        assertThat(first().getUpdateResult()).isEqualTo(result);
    }

    @Test
    void noUpdateYet() throws IOException {
        sink.decode(
                directory,
                "e.json",
                envelope("{\"bn\":\"/5/0/\",\"n\":\"5\",\"v\":0},{\"n\":\"3\",\"v\":0}"));
        assertThat(first().getUpdateResult()).isNull();
        assertThat(first().getUpdateState()).isEqualTo(UpdateState.IDLE);
    }

    /** RFC 8428, 4.5.3: under 2^28 a time is relative to when the pack was received. */
    @ParameterizedTest
    @CsvSource({
        "'\"bt\":-5,\"t\":-5', 1714723190000000",
        "'\"bt\":0', 1714723200000000",
        "'\"bt\":268435455', 1983158655000000",
        "'\"bt\":1714723100.25,\"t\":1', 1714723101250000",
        "'\"t\":1714723100', 1714723100000000"
    })
    void times(String fields, long time) throws IOException {
        sink.decode(
                directory, "e.json", envelope("{\"bn\":\"/3/0/3\",\"vs\":\"1\"," + fields + "}"));
        assertThat(first().getTime()).isEqualTo(time);
    }

    @Test
    void theDevicesClockWhenNothingElseIsKnown() throws IOException {
        sink.decode(
                directory,
                "p.json",
                "[{\"bn\":\"urn:a/3/0/\",\"n\":\"3\",\"vs\":\"1\"},{\"n\":\"13\",\"v\":1714723200}]");
        assertThat(first().getTime()).isEqualTo(1_714_723_200_000_000L);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"bn\":\"/3/0/3\",\"v\":1}|BAD_VALUE",
                "{\"bn\":\"/5/0/3\",\"vs\":\"1\"}|BAD_VALUE",
                "{\"bn\":\"/5/0/3\",\"v\":4}|BAD_VALUE",
                "{\"bn\":\"/5/0/5\",\"v\":12}|BAD_VALUE",
                "{\"bn\":\"/5/0/5\",\"v\":1.5}|BAD_VALUE",
                "{\"bn\":\"/5/0/5\",\"bv\":1,\"v\":1}|BAD_VALUE",
                "{\"bn\":\"/3/0/3\",\"bver\":11,\"vs\":\"1\"}|BAD_VALUE",
                "{\"bn\":\"/3/0/3\",\"bt\":\"now\",\"vs\":\"1\"}|BAD_TIME",
                "{\"bn\":\"/3/0/3\",\"bt\":1e99999999,\"vs\":\"1\"}|TIME_OUT_OF_RANGE",
                "3|BAD_VALUE"
            })
    void malformedPacks(String record, String code) throws IOException {
        sink.decode(directory, "e.json", envelope(record));
        assertThat(sink.codes()).containsExactly(code);
        assertThat(sink.records).isEmpty();
    }

    /** What was kept and cannot be placed is not lost in silence. */
    @Test
    void aBarePackWithoutTimeOrDevice() throws IOException {
        sink.decode(
                directory,
                "p.json",
                "[{\"bn\":\"urn:a/3/0/\",\"n\":\"3\",\"vs\":\"1\"},"
                        + "{\"bn\":\"/3/0/\",\"bt\":1714723200,\"n\":\"3\",\"vs\":\"1\"}]");
        assertThat(sink.codes()).containsExactly("MISSING_FIELD", "MISSING_FIELD");
    }

    @Test
    void otherObjectsAreIgnored() throws IOException {
        FileReport report =
                sink.decode(
                        directory,
                        "e.json",
                        envelope("{\"bn\":\"/3303/0/5700\",\"v\":21}")
                                + envelope("{\"bn\":\"/3/0/9\",\"v\":80}"));
        assertThat(report.lines().ignored()).isEqualTo(2);
        assertThat(
                        sink.decode(directory, "t.json", "[{\"bn\":\"/3303/0/5700\",\"v\":21}]")
                                .skipped())
                .isNotNull();
    }

    private static String envelope(String records) {
        return "{\"endpoint\":\"ep-1\",\"time\":1714723200,\"senml\":[" + records + "]}\n";
    }
}
