package io.cordon.ingest.file;

import static org.assertj.core.api.Assertions.assertThat;

import io.cordon.ingest.decode.Format;
import io.cordon.ingest.testing.CorpusFiles;
import io.cordon.schema.avro.DeadLetter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** JSON arrays and pretty-printed objects: every line has the class of its element. */
class ElementsTest {

    private static final String SSH =
            EveFilesTest.event("ssh", "01", "\"ssh\":{\"a\":[1,\"]}\\\"\"]}").strip();
    private static final String ALERT = EveFilesTest.event("alert", "01", "\"x\":{}").strip();
    private static final String BAD =
            EveFilesTest.event("ssh", "01", "\"ssh\":{}").strip().replace("198.51.100.5", "nobody");

    @TempDir Path directory;

    private final Collected sink = new Collected();

    /** Over several lines, at each comma outside of text. */
    private static String pretty(String object) {
        return object.replace(",\"", ",\n\"").replace("{\"timestamp", "{\n\"timestamp");
    }

    private FileReport decode(String content) throws IOException {
        FileReport report = sink.decode(directory, "eve.json", content);
        assertThat(report.format()).isEqualTo(Format.SURICATA_EVE);
        return report;
    }

    @Test
    void anArrayOnOneLine() throws IOException {
        FileReport report = decode("[" + SSH + "," + ALERT + "," + SSH + "]");
        assertThat(report.lines()).isEqualTo(new LineClasses(1, 0, 0, 1, 0, 0));
        assertThat(report.records()).containsEntry("login", 2L);
    }

    @Test
    void anArrayWithAnElementPerLine() throws IOException {
        FileReport report = decode("[\n" + SSH + ",\n" + BAD + "\n,\n\n" + ALERT + "\n]\n");
        assertThat(report.lines()).isEqualTo(new LineClasses(7, 3, 1, 1, 1, 1));
        DeadLetter letter = sink.letters.get(0);
        assertThat(letter.getLine()).isEqualTo(3);
        assertThat(letter.getByteOffset()).isEqualTo(2 + SSH.length() + 2);
        assertThat(letter.getLength()).isEqualTo(BAD.length());
    }

    @Test
    void aPrettyArray() throws IOException {
        String ssh = pretty(SSH);
        String alert = pretty(ALERT);
        String bad = pretty(BAD);
        FileReport report = decode("[\n  " + ssh + ",\n  " + alert + ",\n  " + bad + "\n]\n");
        assertThat(report.lines())
                .isEqualTo(
                        new LineClasses(
                                2 + lines(ssh) + lines(alert) + lines(bad),
                                2,
                                0,
                                lines(ssh),
                                lines(alert),
                                lines(bad)));
        assertThat(report.rejectedByCode()).containsEntry("BAD_ADDRESS", 1L);
        assertThat(sink.letters.get(0).getLine()).isEqualTo(2 + lines(ssh) + lines(alert));
    }

    /** A line of two elements counts for the first of rejected, decoded, ignored. */
    @Test
    void elementsThatShareLines() throws IOException {
        String ssh = pretty(SSH);
        String bad = pretty(BAD);
        String alert = pretty(ALERT);
        FileReport report = decode("[" + alert + "," + ssh + "," + bad + "]");
        assertThat(report.lines())
                .isEqualTo(
                        new LineClasses(
                                lines(ssh) + lines(alert) + lines(bad) - 2,
                                0,
                                0,
                                lines(ssh) - 1,
                                lines(alert) - 1,
                                lines(bad)));
    }

    @Test
    void objectsOnSeveralLinesWithoutAnArray() throws IOException {
        FileReport report = decode(pretty(SSH) + "\n" + pretty(SSH) + "\n");
        assertThat(report.records()).containsEntry("login", 2L);
        assertThat(report.lines().decoded()).isEqualTo(2 * lines(pretty(SSH)));
    }

    @Test
    void junkBetweenElementsIsRejectedAndTheNextIsRead() throws IOException {
        FileReport report =
                decode(
                        "["
                                + SSH
                                + ",\n 17, true\n"
                                + SSH
                                + ",\n{\"open\": \"no end\n"
                                + SSH
                                + "\n]");
        assertThat(report.records()).containsEntry("login", 3L);
        assertThat(report.rejectedByCode()).containsEntry("BAD_JSON", 3L);
        assertThat(report.lines()).isEqualTo(new LineClasses(6, 1, 0, 3, 0, 2));
    }

    @Test
    void anArrayThatBreaksOff() throws IOException {
        FileReport report = decode("[\n" + SSH + ",\n" + pretty(SSH).substring(0, 150));
        assertThat(report.records()).containsEntry("login", 1L);
        assertThat(sink.codes()).containsExactly("BAD_JSON");
        assertThat(report.lines().lines()).isEqualTo(2 + lines(pretty(SSH).substring(0, 150)));
    }

    @ParameterizedTest
    @CsvSource({"'', false", "'\n', true"})
    void anElementLongerThanTheLimit(String lineEnd, boolean lines) throws IOException {
        String part = "\"x\":\"" + "y".repeat(1_000) + "\"," + lineEnd;
        String large = "{" + part.repeat(3_000) + "\"z\":1}";
        FileReport report = decode("[" + SSH + ",\n" + large + ",\n" + SSH + "]\n");
        assertThat(sink.codes()).containsExactly("LINE_TOO_LONG");
        assertThat(sink.letters.get(0).getLength()).isEqualTo(large.length());
        assertThat(report.records()).containsEntry("login", 2L);
        assertThat(report.lines())
                .isEqualTo(new LineClasses(lines ? 3_003 : 3, 0, 0, 2, 0, lines ? 3_001 : 1));
    }

    /** Seeded damage: lines always add up to an independent count. */
    @Test
    void linesAddUpWhateverIsBroken() throws IOException {
        String whole = "[\n" + pretty(SSH) + ",\n" + pretty(ALERT) + ",\n" + pretty(BAD) + "\n]\n";
        Random random = new Random(20_240_419);
        for (int i = 0; i < 2_000; i++) {
            StringBuilder broken = new StringBuilder(whole);
            for (int j = random.nextInt(4); j >= 0; j--) {
                int at = random.nextInt(broken.length());
                switch (random.nextInt(4)) {
                    case 0 -> broken.deleteCharAt(at);
                    case 1 -> broken.setCharAt(at, "\"{}[],\n\\ x".charAt(random.nextInt(10)));
                    case 2 -> broken.insert(at, "\"{}[],\n\\ x".charAt(random.nextInt(10)));
                    default -> broken.setLength(at + 1);
                }
            }
            Path file = Files.writeString(directory.resolve("b.json"), broken);
            FileReport report =
                    new FileDecoding()
                            .decode(file, Collected.settings(Format.SURICATA_EVE), new Collected());
            assertThat(report.lines().lines())
                    .as("seed 20240419, round %d", i)
                    .isEqualTo(CorpusFiles.lines(file));
        }
    }

    private static int lines(String text) {
        return (int) text.chars().filter(c -> c == '\n').count() + 1;
    }
}
