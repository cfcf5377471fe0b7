package io.cordon.ingest.file;

import static org.assertj.core.api.Assertions.assertThat;

import io.cordon.ingest.decode.DecodeSettings;
import io.cordon.ingest.decode.Format;
import io.cordon.schema.avro.DeadLetter;
import io.cordon.schema.avro.LoginAttempt;
import io.cordon.schema.credential.FingerprintKey;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Damaged and hostile input: one dead letter for what is lost, everything else is decoded. */
class HostileFilesTest {

    private static final String HEADER =
            ZeekFilesTest.header(
                    "conn", "ts\tuid\tid.orig_h\tid.orig_p\tid.resp_h\tid.resp_p\tproto");
    private static final String ROW = "5.5\tC1\t198.51.100.7\t25320\t192.0.2.9\t23\ttcp\n";

    private static final String COWRIE =
            "{\"eventid\":\"cowrie.login.failed\",\"session\":\"s\",\"src_ip\":\"198.51.100.7\","
                    + "\"username\":\"u\",\"password\":\"p\","
                    + "\"timestamp\":\"2024-01-10T02:01:38.000001Z\"}\n";

    @TempDir Path directory;

    private final Collected sink = new Collected();

    private static byte[] gzip(String content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(bytes)) {
            out.write(content.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }

    private FileReport decode(byte[] content) throws IOException {
        return sink.decode(Files.write(directory.resolve("input"), content));
    }

    @Test
    void gzipIsKnownByItsMagicAndHasSeveralMembers() throws IOException {
        ByteArrayOutputStream both = new ByteArrayOutputStream();
        both.write(gzip(HEADER + ROW));
        both.write(gzip(ROW + ROW));
        FileReport report = decode(both.toByteArray());
        assertThat(report.lines()).isEqualTo(new LineClasses(11, 8, 0, 3, 0, 0));
        assertThat(report.sha256()).hasSize(64).matches("[0-9a-f]+");
    }

    /** Wherever gzip data breaks off: what came before is decoded, and one dead letter says so. */
    @Test
    void truncatedGzip() throws IOException {
        StringBuilder rows = new StringBuilder(HEADER);
        Random random = new Random(7);
        for (int i = 0; i < 400; i++) {
            rows.append(ROW.replace("25320", String.valueOf(random.nextInt(65_536))));
        }
        byte[] whole = gzip(rows.toString());
        long most = 0;
        for (int length = 200; length < whole.length; length += 37) {
            Collected each = new Collected();
            FileReport report =
                    each.decode(
                            Files.write(directory.resolve("cut.gz"), Arrays.copyOf(whole, length)));
            assertThat(each.codes()).as("length %d", length).containsExactly("TRUNCATED_GZIP");
            DeadLetter letter = each.letters.get(0);
            assertThat(letter.getLine())
                    .isEqualTo(report.lines().lines() + (letter.getLength() == 0 ? 1 : 0));
            assertThat(report.lines().rejected()).isEqualTo(letter.getLength() == 0 ? 0 : 1);
            assertThat(letter.getByteOffset() + letter.getLength())
                    .isLessThanOrEqualTo(rows.length());
            most = Math.max(most, report.lines().decoded());
        }
        assertThat(most).isGreaterThan(300);
    }

    @Test
    void gzipThatBreaksOffAtOnceIsSkipped() throws IOException {
        FileReport report = decode(new byte[] {0x1f, (byte) 0x8b, 8});
        assertThat(report.skipped()).contains("gzip");
        assertThat(report.lines()).isEqualTo(LineClasses.NONE);
    }

    @Test
    void damagedGzip() throws IOException {
        byte[] whole = gzip(HEADER + ROW);
        whole[whole.length - 6] ^= 0x55;
        FileReport report = decode(whole);
        assertThat(sink.codes()).containsExactly("BAD_GZIP");
        assertThat(report.lines()).isEqualTo(new LineClasses(9, 8, 0, 1, 0, 0));
    }

    /** A sparse file: the line is 1 GiB, the heap of the tests is no larger. */
    @Test
    void aLineOfOneGigabyte() throws IOException {
        Path file = directory.resolve("long.log");
        long length = 1L << 30;
        Files.writeString(file, HEADER + ROW);
        long start = Files.size(file);
        try (RandomAccessFile raw = new RandomAccessFile(file.toFile(), "rw")) {
            raw.setLength(start + length);
            raw.seek(start + length);
            raw.write(("\n" + ROW).getBytes(StandardCharsets.UTF_8));
        }
        FileReport report = sink.decode(file);
        assertThat(report.lines()).isEqualTo(new LineClasses(11, 8, 0, 2, 0, 1));
        assertThat(sink.codes()).containsExactly("LINE_TOO_LONG");
        DeadLetter letter = sink.letters.get(0);
        assertThat(letter.getLine()).isEqualTo(10);
        assertThat(letter.getByteOffset()).isEqualTo(start);
        assertThat(letter.getLength()).isEqualTo(length);
        assertThat(letter.getTime()).isEqualTo(5_500_000);
    }

    @ParameterizedTest
    @ValueSource(ints = {(1 << 20) - 1, 1 << 20, (1 << 20) + 1, (1 << 20) + 131_072, 3 << 20})
    void theLimitOfALineIsExact(int length) throws IOException {
        String line = "#" + "x".repeat(length - 1);
        Path file = Files.writeString(directory.resolve("l.log"), HEADER + line + "\n" + ROW);
        DecodeSettings keep = new DecodeSettings("default", null, null, null, Collected.KEY, true);
        FileReport report = new FileDecoding().decode(file, keep, sink);
        boolean tooLong = length > 1 << 20;
        assertThat(sink.codes().size()).isEqualTo(tooLong ? 1 : 0);
        assertThat(report.lines())
                .isEqualTo(new LineClasses(10, tooLong ? 8 : 9, 0, 1, 0, tooLong ? 1 : 0));
        if (tooLong) {
            byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
            assertThat(sink.letters.get(0).getInputHmac())
                    .isEqualTo(
                            ByteBuffer.wrap(
                                    new FingerprintKey(Collected.KEY)
                                            .hmac(bytes, 0, bytes.length)));
            assertThat(sink.letters.get(0).getInput())
                    .isEqualTo(ByteBuffer.wrap(bytes, 0, 65_536).slice());
        }
    }

    @Test
    void invalidUtf8() throws IOException {
        byte[] content = (HEADER + ROW.replace("C1", "C?") + ROW).getBytes(StandardCharsets.UTF_8);
        content[(HEADER + ROW).indexOf("C1") + 1] = (byte) 0xc3;
        FileReport report = decode(content);
        assertThat(sink.codes()).containsExactly("NOT_UTF8");
        assertThat(report.lines().decoded()).isEqualTo(1);
    }

    @Test
    void nulBytes() throws IOException {
        FileReport report =
                decode((HEADER + "\0".repeat(512) + "\n" + ROW).getBytes(StandardCharsets.UTF_8));
        assertThat(sink.codes()).containsExactly("NUL_BYTE");
        assertThat(report.lines()).isEqualTo(new LineClasses(10, 8, 0, 1, 0, 1));
    }

    @ParameterizedTest
    @EnumSource(
            value = Format.class,
            names = {
                "ZEEK_JSON",
                "SURICATA_EVE",
                "COWRIE",
                "AWS_DEVICE_DEFENDER",
                "DEVICE_REPORT",
                "LWM2M"
            })
    void jsonTenThousandDeep(Format format) throws IOException {
        String deep = "{\"a\":".repeat(10_000) + "1" + "}".repeat(10_000);
        String arrays = "{\"eventid\":" + "[".repeat(10_000);
        Path file = Files.writeString(directory.resolve("deep.json"), deep + "\n" + arrays + "\n");
        FileReport report = new FileDecoding().decode(file, Collected.settings(format), sink);
        assertThat(sink.codes()).containsExactly("JSON_LIMIT", "JSON_LIMIT");
        assertThat(report.lines()).isEqualTo(new LineClasses(2, 0, 0, 0, 0, 2));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"eventid\":1e99999999999} | BAD_JSON",
                "{\"eventid\":\"x\"} trailing | BAD_JSON",
                "{\"eventid\":\"x\" | BAD_JSON",
                "[1] | BAD_JSON",
                "null | BAD_JSON",
                "\"text\" | BAD_JSON",
                "{\"eventid\":{}} | BAD_VALUE",
                "{} | MISSING_FIELD"
            })
    void jsonThatIsNoEvent(String line, String code) throws IOException {
        FileReport report =
                decode((COWRIE + line + "\n" + COWRIE).getBytes(StandardCharsets.UTF_8));
        assertThat(sink.codes()).containsExactly(code);
        assertThat(report.lines()).isEqualTo(new LineClasses(3, 0, 0, 2, 0, 1));
    }

    @Test
    void longNamesAndNumbersAreRefused() throws IOException {
        decode(
                (COWRIE
                                + "{\""
                                + "n".repeat(600_000)
                                + "\":1}\n"
                                + "{\"n\":"
                                + "9".repeat(600_000)
                                + "}\n")
                        .getBytes(StandardCharsets.UTF_8));
        assertThat(sink.codes()).containsExactly("JSON_LIMIT", "JSON_LIMIT");
    }

    @Test
    void hugeColumnCounts() throws IOException {
        String fields = "ts" + "\tx".repeat(100_000);
        FileReport report =
                decode(
                        ("#separator \\x09\n#fields\t"
                                        + fields
                                        + "\n"
                                        + ROW
                                        + HEADER
                                        + ROW.replace("\n", "\tx".repeat(100_000) + "\n")
                                        + ROW)
                                .getBytes(StandardCharsets.UTF_8));
        assertThat(sink.codes()).containsExactly("BAD_HEADER", "NO_HEADER", "COLUMN_COUNT");
        assertThat(report.lines()).isEqualTo(new LineClasses(13, 9, 0, 1, 0, 3));
    }

    @ParameterizedTest
    @CsvSource({
        "2024-01-10T02:01:38.000001Z, 2106-01-01T00:00:00Z, TIME_OUT_OF_RANGE",
        "2024-01-10T02:01:38.000001Z, 9999-12-31T00:00:00Z, TIME_OUT_OF_RANGE",
        "2024-01-10T02:01:38.000001Z, yesterday, BAD_TIME"
    })
    void datesBeyond2105(String good, String bad, String code) throws IOException {
        decode((COWRIE + COWRIE.replace(good, bad)).getBytes(StandardCharsets.UTF_8));
        assertThat(sink.codes()).containsExactly(code);
        // its own time cannot be read: the dead letter has the last good one
        assertThat(sink.letters.get(0).getTime()).isEqualTo(1704852098000001L);
    }

    @Test
    void aDeadLetterBeforeAnyEventHasTimeZero() throws IOException {
        decode(("{broken\n" + COWRIE).getBytes(StandardCharsets.UTF_8));
        assertThat(sink.codes()).containsExactly("BAD_JSON");
        assertThat(sink.letters.get(0).getTime()).isZero();
    }

    @Test
    void nothingAtAll() throws IOException {
        assertThat(decode(new byte[0]).skipped()).isEqualTo("it is empty");
        assertThat(decode(new byte[] {'\n', '\n'}).skipped()).contains("no known format");
        Path empty = Files.write(directory.resolve("e"), new byte[] {' ', '\n', '\r', '\n', '\t'});
        assertThat(new FileDecoding().decode(empty, Collected.settings(Format.ZEEK), sink).lines())
                .isEqualTo(new LineClasses(3, 0, 3, 0, 0, 0));
    }

    @Test
    void aWrongFormatNameRejectsLinesAndCrashesNothing() throws IOException {
        Path file = Files.writeString(directory.resolve("x"), HEADER + ROW);
        FileReport report =
                new FileDecoding().decode(file, Collected.settings(Format.COWRIE), sink);
        assertThat(report.lines()).isEqualTo(new LineClasses(9, 0, 0, 0, 0, 9));
        assertThat(report.rejectedByCode()).containsEntry("BAD_JSON", 9L);
    }

    /** Header and user name as long as a line may be: read once, in a moment. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Jan 10 02:01:38 cam sshd[1]: Failed password for invalid user %s from 198.51.100.7"
                        + " port 1 ssh2",
                "Jan 10 02:01:38 %s sshd[1]: Accepted password for x from 198.51.100.7 port 1 ssh2",
                "Jan 10 02:01:38 cam sshd[%s]: Accepted password for x from 198.51.100.7 port 1 ssh2"
            })
    void aSyslogLineOfOneMegabyte(String line) throws IOException {
        String longest = line.formatted(" from 192.0.2.66 port 1".repeat(40_000));
        FileReport report = sink.decode(directory, "log", HEAD + longest + "\n");
        assertThat(report.lines().lines()).isEqualTo(2);
        assertThat(sink.of(LoginAttempt.class))
                .allMatch(l -> l.getUser().length() <= 256)
                .allMatch(l -> l.getDeviceId() == null || l.getDeviceId().length() <= 256);
    }

    private static final String HEAD =
            "Jan 10 02:01:38 cam sshd[9]: Accepted password for x from 198.51.100.7 port 1 ssh2\n";
}
