package io.cordon.ingest.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cordon.ingest.decode.DecodeSettings;
import io.cordon.ingest.decode.Format;
import io.cordon.schema.avro.DeadLetter;
import io.cordon.schema.avro.DeviceObservation;
import io.cordon.schema.avro.DnsTransaction;
import io.cordon.schema.avro.Flow;
import io.cordon.schema.avro.LoginAttempt;
import io.cordon.schema.framing.Framing;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.apache.avro.specific.SpecificRecordBase;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A password never leaves the decoder. A unique one is planted in every format, in each field that
 * can hold it, and the lines are damaged in every way: it must not be in any byte that comes out,
 * not as it is, nor in base64 or hex, nor as a plain hash.
 */
class PasswordCanaryTest {

    private static final String CANARY = "Zq7canaryXw29Kd4mPv8";

    @TempDir Path directory;

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final PrintStream standardOut = System.out;
    private final PrintStream standardError = System.err;
    private final List<byte[]> forbidden = SecretForms.of(CANARY);
    private int records;
    private int letters;

    @BeforeEach
    void captureLogs() {
        PrintStream capture = new PrintStream(printed, true, StandardCharsets.UTF_8);
        System.setOut(capture);
        System.setErr(capture);
    }

    @AfterEach
    void releaseLogs() {
        System.setOut(standardOut);
        System.setErr(standardError);
    }

    @Test
    void thePasswordAppearsNowhere() throws Exception {
        for (String sample : PasswordCanaries.samples(CANARY)) {
            byte[] whole = sample.getBytes(StandardCharsets.UTF_8);
            for (byte[] variant : PasswordCanaries.variants(sample, CANARY)) {
                check(variant, null);
                check(gzip(variant), null);
            }
            for (Format format : Format.values()) {
                check(whole, format);
            }
            int line = sample.lastIndexOf('\n', sample.length() - 2) + 1;
            for (int cut = line + 1; cut < whole.length; cut += 3) {
                check(Arrays.copyOf(whole, cut), null);
            }
            byte[] packed = gzip(whole);
            for (int cut = 20; cut < packed.length; cut += 5) {
                check(Arrays.copyOf(packed, cut), null);
            }
        }
        assertThat(holdsPassword(printed)).isFalse();
        // The test would also pass if nothing came out.
        assertThat(records).isGreaterThan(100);
        assertThat(letters).isGreaterThan(500);
    }

    private void check(byte[] content, @Nullable Format format) throws IOException {
        Path file = Files.write(directory.resolve("input.log"), content);
        Collected sink = new Collected();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            FileReport report = new FileDecoding().decode(file, Collected.settings(format), sink);
            out.write(report.toString().getBytes(StandardCharsets.UTF_8));
        } catch (IOException | RuntimeException e) {
            throw new AssertionError("decoding stopped", e);
        }
        for (SpecificRecordBase record : sink.records) {
            out.write(framed(record));
            out.write(record.toString().getBytes(StandardCharsets.UTF_8));
            records++;
        }
        for (DeadLetter letter : sink.letters) {
            out.write(Framing.of(DeadLetter.class).encode(letter));
            out.write(letter.toString().getBytes(StandardCharsets.UTF_8));
            assertThat(letter.getCode()).isNotEqualTo("DECODER_FAILURE");
            letters++;
        }
        assertThat(holdsPassword(out)).as(new String(content, StandardCharsets.UTF_8)).isFalse();
    }

    private boolean holdsPassword(ByteArrayOutputStream out) {
        String bytes = out.toString(StandardCharsets.ISO_8859_1);
        return forbidden.stream()
                .anyMatch(f -> bytes.contains(new String(f, StandardCharsets.ISO_8859_1)));
    }

    /** The control: who types a password for a user name shows it, and the test would see that. */
    @Test
    void aPasswordInAVisibleFieldIsFound() throws Exception {
        String line = PasswordCanaries.COWRIE.replace("root", CANARY) + "\"password\":\"x\"}";
        assertThatThrownBy(() -> check(line.getBytes(StandardCharsets.UTF_8), null))
                .isInstanceOf(AssertionError.class);
    }

    private static byte[] framed(SpecificRecordBase record) {
        if (record instanceof Flow flow) {
            return Framing.of(Flow.class).encode(flow);
        }
        if (record instanceof DnsTransaction dns) {
            return Framing.of(DnsTransaction.class).encode(dns);
        }
        if (record instanceof LoginAttempt login) {
            return Framing.of(LoginAttempt.class).encode(login);
        }
        return Framing.of(DeviceObservation.class).encode((DeviceObservation) record);
    }

    private static byte[] gzip(byte[] content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(bytes)) {
            out.write(content);
        }
        return bytes.toByteArray();
    }

    /** Only the operator's own choice puts the input into a dead letter. */
    @Test
    void theInputIsKeptOnRequest() throws IOException {
        Path file =
                Files.writeString(
                        directory.resolve("c.json"),
                        PasswordCanaries.COWRIE + "}\n{\"a\":" + CANARY);
        Collected sink = new Collected();
        DecodeSettings keep =
                new DecodeSettings("default", null, null, Format.COWRIE, Collected.KEY, true);
        new FileDecoding().decode(file, keep, sink);
        assertThat(sink.letters.get(sink.letters.size() - 1).getInput().array())
                .asString()
                .contains(CANARY);
        assertThat(keep.toString()).doesNotContain("0123456789abcdef");
    }
}
