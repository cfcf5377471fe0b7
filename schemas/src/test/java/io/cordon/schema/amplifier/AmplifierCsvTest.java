package io.cordon.schema.amplifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The built-in rows against their sources, and operators' files against every mistake. */
class AmplifierCsvTest {

    private static final Map<Integer, Amplifier> BUILT_IN =
            AmplifierCsv.builtIn().stream()
                    .collect(Collectors.toMap(Amplifier::port, Function.identity()));

    @TempDir private Path folder;

    @Test
    void theBuiltInTableHasEveryServiceOnce() {
        assertThat(BUILT_IN.keySet())
                .containsExactlyInAnyOrder(
                        17, 19, 53, 69, 80, 111, 123, 137, 161, 177, 389, 427, 443, 500, 520, 523,
                        751, 1434, 1604, 1900, 3283, 3389, 3478, 3702, 4500, 5060, 5093, 5351, 5353,
                        5683, 6881, 10001, 11211, 17185, 26000, 27015, 30718, 32414, 37810, 41794,
                        53413);
        assertThat(ports(Amplifier::conversation))
                .containsExactlyInAnyOrder(500, 3389, 3478, 4500, 5060, 6881, 26000, 27015);
        assertThat(ports(row -> !row.openService()))
                .containsExactlyInAnyOrder(53, 80, 443, 123, 500, 4500, 751, 6881, 26000, 27015);
    }

    private static Set<Integer> ports(Function<Amplifier, Boolean> which) {
        return BUILT_IN.values().stream()
                .filter(which::apply)
                .map(Amplifier::port)
                .collect(Collectors.toSet());
    }

    /** CISA's alert TA14-017A, as far as its rows have a port and a checked figure. */
    @Test
    void factorsAreThoseOfTheAlert() throws IOException {
        Path file = corpus("amplification/ta14-017a-amplification-factors.csv");
        assumeTrue(Files.isReadable(file), "no table at " + file + ": set CORDON_CORPUS");
        Map<String, String> different = new TreeMap<>();
        int equal = 0;
        try (CsvReader<NamedCsvRecord> alert = CsvReader.builder().ofNamedCsvRecord(file)) {
            for (NamedCsvRecord row : alert) {
                Amplifier ours = BUILT_IN.get(Integer.parseInt(row.getField("udp_port")));
                String theirs = row.getField("baf_min") + "-" + row.getField("baf_max");
                if (ours == null) {
                    different.put(
                            row.getField("protocol"), "no row of port " + row.getField("udp_port"));
                } else if (!same(ours.bafLow(), row.getField("baf_min"))
                        || !same(ours.bafHigh(), row.getField("baf_max"))) {
                    different.put(row.getField("protocol"), theirs);
                } else {
                    equal++;
                }
            }
        }
        // LDAP shares port 389 with CLDAP, whose factors the row has. Quake's port in the alert's
        // other copies, and here, is 26000.
        assertThat(different)
                .isEqualTo(
                        Map.of(
                                "LDAP", "46-55",
                                "Quake Network Protocol", "no row of port 27960"));
        assertThat(equal).isEqualTo(17);
    }

    private static boolean same(@Nullable Double ours, String theirs) {
        return ours != null && ours == Double.parseDouble(theirs);
    }

    private static Path corpus(String path) {
        String root = System.getenv("CORDON_CORPUS");
        return root == null
                ? Path.of(System.getProperty("cordon.root", ".."))
                        .resolve("../shared/data")
                        .resolve(path)
                        .normalize()
                : Path.of(root).resolve(path);
    }

    @Test
    void anOperatorsFileNamesWhatItNeedsInAnyOrder() throws IOException {
        Path file =
                file(
                        """
                        # ours
                        service,port,baf_high
                        Lamp control,48899,12.5
                        """);
        assertThat(AmplifierCsv.read(file))
                .containsExactly(
                        new Amplifier(
                                48899, "Lamp control", null, 12.5, "M", false, null, false, true));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    'port,service;17,'                          | line 2, column service: must have 1 to 64 characters
                    'port,service;0,a'                          | line 2, column port: must lie in 1 to 65535
                    'port,service;65536,a'                      | line 2, column port: must lie in 1 to 65535
                    'port,service;x,a'                          | line 2, column port: must lie in 1 to 65535
                    'port,service;17,a;17,b'                    | line 3, column port: 17 is there twice
                    'port,service,baf_low;17,a,x'               | line 2, column baf_low: must be a number from 0 to 1,000,000
                    'port,service,baf_low;17,a,-1'              | line 2, column baf_low: must be a number from 0 to 1,000,000
                    'port,service,baf_high;17,a,NaN'            | line 2, column baf_high: must be a number from 0 to 1,000,000
                    'port,service,baf_low,baf_high;17,a,2,1'    | line 2, column baf_low: must not be above baf_high
                    'port,service,evidence;17,a,T'              | line 2, column evidence: must be S or M
                    'port,service,conversation;17,a,perhaps'    | line 2, column conversation: must be yes or no
                    'port,service;17,a,b'                       | line 2: it is not CSV, or has more columns than the first line
                    'port,service,port;17,a,1'                  | line 1: column 'port' is there twice
                    'port,service,color;17,a,red'               | line 1: there is no column 'color'
                    'port;17'                                   | line 1: the columns port and service are needed
                    'port,service'                              | it holds no row
                    '# nothing'                                 | it holds no row
                    """)
    void aFileWithOneWrongLineIsRefusedWhole(String lines, String why) throws IOException {
        Path file = file(lines.replace(';', '\n'));
        assertThatThrownBy(() -> AmplifierCsv.read(file))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Cannot use port table " + file)
                .hasMessageContaining(why);
    }

    @Test
    void whatIsNoTextIsRefused() throws IOException {
        Path file = folder.resolve("ports.csv");
        byte[] text = "port,service\n17,a?\n".getBytes(StandardCharsets.UTF_8);
        text[17] = (byte) 0xff;
        Files.write(file, text);
        assertThatThrownBy(() -> AmplifierCsv.read(file))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("it is not UTF-8 text");
        assertThatThrownBy(() -> AmplifierCsv.read(folder.resolve("absent.csv")))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("it is not there");
    }

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("ports.csv"), text);
    }
}
