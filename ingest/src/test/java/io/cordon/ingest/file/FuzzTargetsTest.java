package io.cordon.ingest.file;

import static org.assertj.core.api.Assertions.assertThat;

import io.cordon.ingest.decode.Format;
import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Runs each fuzz target for a few seconds on seeded mutations of its saved inputs, so that every
 * test run fuzzes a little. {@code ./mvnw -Pfuzz} fuzzes for minutes, guided by coverage.
 */
class FuzzTargetsTest {

    private static final long SEED = 20_261_124L;
    private static final int ROUNDS = 15_000;
    private static final byte[] TOKENS =
            "\"{}[],:\n\t\\#-0987654321.eE+xTF |\0".getBytes(StandardCharsets.US_ASCII);

    @ParameterizedTest
    @CsvSource({
        "ZeekTsvFuzzTest, ZEEK_TSV",
        "ZeekJsonFuzzTest, ZEEK_JSON",
        "EveFuzzTest, SURICATA_EVE",
        "CowrieFuzzTest, COWRIE",
        "SyslogFuzzTest, SYSLOG",
        "DeviceDefenderFuzzTest, AWS_DEVICE_DEFENDER",
        "DeviceDefenderCborFuzzTest, AWS_DEVICE_DEFENDER_CBOR",
        "ShadowserverFuzzTest, SHADOWSERVER",
        "InventoryFuzzTest, INVENTORY",
        "DeviceReportFuzzTest, DEVICE_REPORT",
        "Lwm2mFuzzTest, LWM2M",
        "CaptureFuzzTest, PCAP",
        "NetflowFuzzTest, NETFLOW",
        "SflowFuzzTest, SFLOW",
        "AnyFileFuzzTest, "
    })
    void mutationsOfSavedInputs(String target, @Nullable Format format) throws Exception {
        List<byte[]> inputs = inputs(target);
        assertThat(inputs).as("saved inputs of " + target).isNotEmpty();
        Random random = new Random(SEED);
        for (int round = 0; round < ROUNDS; round++) {
            byte[] content = mutate(inputs, random);
            try {
                FuzzTarget.run(content, format);
            } catch (AssertionError | RuntimeException e) {
                throw new AssertionError(
                        "seed " + SEED + ", round " + round + ": " + Arrays.toString(content), e);
            }
        }
    }

    private static byte[] mutate(List<byte[]> inputs, Random random) {
        byte[] content = inputs.get(random.nextInt(inputs.size())).clone();
        for (int i = random.nextInt(5); i >= 0 && content.length > 0; i--) {
            int at = random.nextInt(content.length);
            int length = Math.min(1 + random.nextInt(20), content.length - at);
            switch (random.nextInt(6)) {
                case 0 -> content[at] = (byte) random.nextInt(256);
                case 1 -> content[at] = TOKENS[random.nextInt(TOKENS.length)];
                case 2 -> content = splice(content, at, at + length, new byte[0]);
                case 3 ->
                        content =
                                splice(
                                        content,
                                        at,
                                        at,
                                        Arrays.copyOfRange(content, at, at + length));
                case 4 -> content = Arrays.copyOf(content, at);
                default -> {
                    byte[] other = inputs.get(random.nextInt(inputs.size()));
                    int from = random.nextInt(Math.max(1, other.length));
                    content =
                            splice(content, at, at, Arrays.copyOfRange(other, from, other.length));
                }
            }
        }
        return content;
    }

    private static byte[] splice(byte[] content, int from, int to, byte[] with) {
        byte[] result = new byte[content.length - (to - from) + with.length];
        System.arraycopy(content, 0, result, 0, from);
        System.arraycopy(with, 0, result, from, with.length);
        System.arraycopy(content, to, result, from + with.length, content.length - to);
        return result;
    }

    private static List<byte[]> inputs(String target) throws IOException, URISyntaxException {
        URL folder =
                Objects.requireNonNull(
                        FuzzTargetsTest.class.getResource(target + "Inputs/decodes"),
                        "no saved inputs of " + target);
        List<byte[]> inputs = new ArrayList<>();
        try (Stream<Path> files = Files.list(Path.of(folder.toURI()))) {
            for (Path file : files.sorted().toList()) {
                inputs.add(Files.readAllBytes(file));
            }
        }
        return inputs;
    }
}
