package io.cordon.ingest.file;

import static org.assertj.core.api.Assertions.assertThat;

import io.cordon.ingest.decode.Format;
import io.cordon.schema.address.IpAddress;
import io.cordon.schema.avro.Confidence;
import io.cordon.schema.avro.DeviceObservation;
import io.cordon.schema.avro.Evidence;
import io.cordon.schema.avro.Service;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InventoryFilesTest {

    private static final String HEADER =
            "id,address,mac,hostname,vendor,model,type,serial,hardware,firmware,hash,setting,services,checked,seen\n";
    private static final String PUMP =
            "pump-1,192.0.2.7,00005E005301,pump.example,Acme,P-9,infusion pump,S1,rev B,V1.02B05,sha256:"
                    + "ab".repeat(32)
                    + ",hospital,22/tcp/ssh 161/UDP,2024-05-01,2024-05-03T10:00:00+02:00\n";

    @TempDir private Path directory;
    private final Collected sink = new Collected();

    private DeviceObservation only() {
        assertThat(sink.codes()).isEmpty();
        assertThat(sink.records).hasSize(1);
        return (DeviceObservation) sink.records.get(0);
    }

    @Test
    void everyColumn() throws IOException {
        FileReport report = sink.decode(directory, "devices.csv", HEADER + PUMP);
        assertThat(report.format()).isEqualTo(Format.INVENTORY);
        assertThat(report.remarks()).isEmpty();
        DeviceObservation pump = only();
        assertThat(pump.getDeviceId()).isEqualTo("pump-1");
        assertThat(IpAddress.of(pump.getAddress()).text()).isEqualTo("192.0.2.7");
        assertThat(pump.getMac()).isEqualTo("00:00:5e:00:53:01");
        assertThat(pump.getHostname()).isEqualTo("pump.example");
        assertThat(pump.getVendor()).isEqualTo("Acme");
        assertThat(pump.getModel()).isEqualTo("P-9");
        assertThat(pump.getProduct()).isEqualTo("P-9");
        assertThat(pump.getDeviceType()).isEqualTo("infusion pump");
        assertThat(pump.getSerial()).isEqualTo("S1");
        assertThat(pump.getHardwareVersion()).isEqualTo("rev B");
        assertThat(pump.getVersion()).isEqualTo("V1.02B05");
        assertThat(pump.getSoftwareType()).isEqualTo("firmware");
        assertThat(pump.getFirmwareHash()).isEqualTo("sha256:" + "ab".repeat(32));
        assertThat(pump.getSetting()).isEqualTo("hospital");
        assertThat(pump.getServices())
                .containsExactly(new Service(22, 6, "ssh"), new Service(161, 17, null));
        // date -u -d 2024-05-01 +%s; date -u -d 2024-05-03T10:00:00+02:00 +%s
        assertThat(pump.getUpdateCheckTime()).isEqualTo(1_714_521_600_000_000L);
        assertThat(pump.getTime()).isEqualTo(1_714_723_200_000_000L);
        assertThat(pump.getKnownBy()).isEqualTo(Evidence.INVENTORY);
        assertThat(pump.getConfidence()).isEqualTo(Confidence.MEDIUM);
        assertThat(pump.getDataset()).isEqualTo("inventory");
        assertThat(pump.getSensor()).isEqualTo("inventory");
    }

    /** A row that says no time has that of the day before the log's latest, in its zone. */
    @Test
    void aRowWithoutTime() throws IOException {
        sink.decode(directory, "devices.csv", "mac,model\n00-00-5e-00-53-01,P-9\n");
        // The tests' log is no younger than 2024-06-30: date -u -d 2024-06-29 +%s
        assertThat(only().getTime()).isEqualTo(1_719_619_200_000_000L);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ip;manufacturer;firmware_version\n192.0.2.7;Acme;1,5\n",
                "\uFEFFIP;Manufacturer;Firmware_Version\r\n192.0.2.7;\"Acme\";\"1,5\"\r\n;;\r\n",
                "address\tvendor\tfirmware\n192.0.2.7\tAcme\t1,5\n"
            })
    void asSpreadsheetsWriteIt(String content) throws IOException {
        sink.decode(directory, "devices.csv", content);
        assertThat(only().getVendor()).isEqualTo("Acme");
        assertThat(only().getVersion()).isEqualTo("1,5");
    }

    @Test
    void unknownColumnsAreNamed() throws IOException {
        FileReport report = sink.decode(directory, "d.csv", "id,model,room\na,P-9,12\n");
        assertThat(report.remarks()).containsExactly("unknown columns: room");
        assertThat(only().getDeviceId()).isEqualTo("a");
    }

    @ParameterizedTest
    @CsvSource({
        "pump-1, ' ', ", // address and MAC still name it
        "192.0.2.7, host-7, BAD_ADDRESS",
        "00005E005301, 00005E0053, BAD_VALUE",
        "hospital, boat, BAD_VALUE",
        "sha256:, sha256:0, BAD_VALUE",
        "22/tcp/ssh, 22, BAD_VALUE",
        "22/tcp/ssh, 22/pigeon, BAD_VALUE",
        "22/tcp/ssh, 70000/tcp, BAD_PORT",
        "2024-05-01, May, BAD_TIME",
        "P-9, 'P,9', COLUMN_COUNT"
    })
    void malformedRows(String good, String bad, String code) throws IOException {
        FileReport report =
                sink.decode(directory, "d.csv", HEADER + PUMP.replace(good, bad) + PUMP);
        assertThat(sink.codes().stream().collect(Collectors.toMap(c -> c, c -> 1L)))
                .isEqualTo(code == null ? Map.of() : Map.of(code, 1L));
        assertThat(report.lines().decoded()).isEqualTo(code == null ? 2 : 1);
    }

    @Test
    void aRowThatNamesNoDevice() throws IOException {
        sink.decode(directory, "d.csv", "id,address,mac,model\n,,,P-9\n");
        assertThat(sink.codes()).containsExactly("MISSING_FIELD");
    }

    /** Other tables are not taken for a list of devices. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "productvendor,username,password\n",
                "device,tenant,name,vendor,product\n",
                "id,name,price\n",
                "vendor,model,price\n"
            })
    void otherTables(String header) throws IOException {
        FileReport report = sink.decode(directory, "t.csv", header + "a,b,c\n");
        assertThat(report.skipped()).isNotNull();
    }

    @Test
    void aFileThatIsNoInventory() throws IOException {
        Path file = Files.writeString(directory.resolve("d.csv"), "a,b\nc,d\n");
        FileReport report =
                new FileDecoding().decode(file, Collected.settings(Format.INVENTORY), sink);
        assertThat(sink.codes()).containsExactly("NO_HEADER", "NO_HEADER");
        assertThat(report.remarks()).isEmpty();
    }

    @Test
    void servicesAreBounded() throws IOException {
        String many = "1/tcp ".repeat(400);
        sink.decode(
                directory,
                "d.csv",
                "id,model,services\na,P," + many + "\nb,P," + many.repeat(2) + "\n");
        assertThat(sink.codes()).containsExactly("BAD_VALUE");
        assertThat(sink.of(DeviceObservation.class).map(d -> d.getServices().size()))
                .containsExactly(64);
    }
}
