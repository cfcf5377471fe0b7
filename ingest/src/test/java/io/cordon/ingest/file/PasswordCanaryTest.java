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
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
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

    private static final String TSV_SIDES = "ts\tuid\tid.orig_h\tid.orig_p\tid.resp_h\tid.resp_p\t";
    private static final String TSV_VALUES = "5.5\tC1\t198.51.100.7\t2532\t192.0.2.9\t21\t";
    private static final String JSON_SIDES =
            "{\"ts\":5.5,\"uid\":\"C1\",\"id.orig_h\":\"198.51.100.7\",\"id.orig_p\":2532,"
                    + "\"id.resp_h\":\"192.0.2.9\",\"id.resp_p\":21,";
    private static final String COWRIE =
            "{\"eventid\":\"cowrie.login.failed\",\"session\":\"s\",\"src_ip\":\"198.51.100.7\","
                    + "\"timestamp\":\"2024-01-10T02:01:38.000001Z\",\"username\":\"root\",";

    private static final String SYSLOG = "Jan 10 02:01:38 cam ";

    @TempDir Path directory;

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final PrintStream standardOut = System.out;
    private final PrintStream standardError = System.err;
    private final List<byte[]> forbidden = new ArrayList<>();
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

    private static List<String> samples() {
        String basic =
                Base64.getEncoder()
                        .encodeToString(("root:" + CANARY).getBytes(StandardCharsets.UTF_8));
        String zeek = "http://root:" + CANARY + "@192.0.2.1/?p=" + CANARY;
        return List.of(
                ZeekFilesTest.header("ftp", TSV_SIDES + "user\tpassword\tcommand\targ\treply_code")
                        + TSV_VALUES
                        + ("root\t" + CANARY + "\tPASS\t" + CANARY + "\t530"),
                ZeekFilesTest.header(
                                "http",
                                TSV_SIDES + "uri\treferrer\tstatus_code\tusername\tpassword")
                        + TSV_VALUES
                        + (zeek + "\t" + zeek + "\t401\troot\t" + CANARY),
                ZeekFilesTest.header("mqtt_connect", TSV_SIDES + "will_payload\tusername\tpassword")
                        + TSV_VALUES
                        + (CANARY + "\troot\t" + CANARY),
                ZeekFilesTest.header("conn", TSV_SIDES + "proto\tservice\thistory")
                        + TSV_VALUES
                        + ("tcp\t" + CANARY + "\t" + CANARY),
                ZeekFilesTest.header("notice", TSV_SIDES + "msg\tsub")
                        + TSV_VALUES
                        + (CANARY + "\t" + CANARY),
                JSON_SIDES
                        + "\"_path\":\"ftp\",\"user\":\"root\",\"password\":\""
                        + (CANARY + "\",\"arg\":\"" + CANARY + "\",\"reply_code\":230}"),
                JSON_SIDES
                        + "\"_path\":\"http\",\"uri\":\""
                        + (zeek + "\",\"username\":\"root\",\"password\":\"" + CANARY + "\"}"),
                EveFilesTest.event(
                                "ftp",
                                "01",
                                "\"ftp\":{\"command\":\"USER\",\"command_data\":\"r\"}")
                        + EveFilesTest.event(
                                "ftp",
                                "02",
                                "\"ftp\":{\"command\":\"PASS\",\"command_data\":\""
                                        + (CANARY + "\",\"reply\":[\"" + CANARY + "\"]}")),
                EveFilesTest.event(
                        "http",
                        "02",
                        "\"http\":{\"url\":\""
                                + (zeek + "\",\"authorization\":\"Basic " + basic + "\"}")),
                EveFilesTest.event(
                        "mqtt",
                        "02",
                        "\"mqtt\":{\"connect\":{\"username\":\"r\",\"password\":\""
                                + (CANARY + "\",\"will\":\"" + CANARY + "\"}}")),
                EveFilesTest.event(
                        "http", "02", "\"http\":{\"authorization\":\"Bearer " + CANARY + "\"}"),
                EveFilesTest.event(
                        "http",
                        "02",
                        "\"http\":{\"authorization\":\"Digest username=\\\"root\\\", response=\\\""
                                + (CANARY + "\\\"\"}")),
                EveFilesTest.event(
                        "snmp",
                        "02",
                        "\"snmp\":{\"pdu_type\":\"get_request\",\"community\":\"" + CANARY + "\"}"),
                EveFilesTest.event(
                                "sip",
                                "01",
                                "\"sip\":{\"method\":\"REGISTER\",\"uri\":\"sip:root:"
                                        + (CANARY + "@192.0.2.1\"}"))
                        + EveFilesTest.event("sip", "02", "\"sip\":{\"code\":\"401\"}"),
                ZeekFilesTest.header("sip", TSV_SIDES + "method\turi\trequest_to\tstatus_code")
                        + TSV_VALUES
                        + ("REGISTER\tsip:root:" + CANARY + "@h\t<sip:root:" + CANARY + "@h>\t401"),
                ZeekFilesTest.header("snmp", TSV_SIDES + "get_requests\tcommunity")
                        + TSV_VALUES
                        + ("1\t" + CANARY),
                JSON_SIDES
                        + "\"_path\":\"snmp\",\"get_requests\":1,\"get_responses\":1,\"community\":\""
                        + (CANARY + "\"}"),
                ZeekFilesTest.header("syslog", TSV_SIDES + "message")
                        + TSV_VALUES
                        + ("Jan 10 02:01:38 cam app[1]: root:" + CANARY),
                SYSLOG + "app[1]: login of root with " + CANARY,
                SYSLOG
                        + "sshd[1]: Accepted publickey for root from 198.51.100.7 port 1 ssh2: RSA "
                        + CANARY,
                "{\"violationEventTime\":1573786800000,\"thingName\":\"t\",\"behavior\":{\"metric\":"
                        + "\"aws:num-authorization-failures\"},\"metricValue\":{\"count\":5},"
                        + ("\"password\":\"" + CANARY + "\"}"),
                EveFilesTest.event("alert", "02", "\"payload_printable\":\"" + CANARY + "\""),
                EveFilesTest.event(
                        "flow",
                        "02",
                        "\"x\":\""
                                + CANARY
                                + "\",\"flow\":{\"start\":\"2021-06-06T16:00:05+0200\"}"),
                COWRIE
                        + ("\"message\":\"login attempt [root/" + CANARY + "] failed\",")
                        + ("\"password\":\"" + CANARY + "\"}"),
                COWRIE.replace("login.failed", "command.input")
                        + ("\"input\":\"echo " + CANARY + "\"}"));
    }

    @Test
    void thePasswordAppearsNowhere() throws Exception {
        forbid();
        for (String sample : samples()) {
            byte[] whole = sample.getBytes(StandardCharsets.UTF_8);
            for (byte[] variant : variants(sample)) {
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

    /** The line whole, and damaged so that each kind of rejection meets the password. */
    private static List<byte[]> variants(String sample) {
        List<String> texts = new ArrayList<>(List.of(sample, "[" + sample + "]", "[\n" + sample));
        for (String[] change :
                new String[][] {
                    {"198.51.100.7", CANARY},
                    {"198.51.100.5", CANARY},
                    {"5.5", CANARY},
                    {"2024-01-10T02:01:38.000001Z", CANARY},
                    {"2021-06-06T16:00:02+0200", CANARY},
                    {"\t2532", "\t" + CANARY},
                    {":40000", ":\"" + CANARY + "\""},
                    {":53,", ":{\"" + CANARY + "\":\"" + CANARY + "\"},"},
                    {"reply_code\":230", "reply_code\":\"" + CANARY + "\""},
                    {"\t530", "\t" + CANARY},
                    {"\t401", "\t-5"},
                    {"\"eventid\"", "\"" + CANARY + "\":[,\"eventid\""},
                    {"\"password\":\"", "\"password\":[\"x\"],\"p\":\""},
                    {CANARY, CANARY + "\0"},
                    {CANARY, CANARY + "\" \\q"},
                    {CANARY, CANARY + "\t" + CANARY},
                    {CANARY, CANARY + "\n" + CANARY},
                    {CANARY, CANARY + " ".repeat(1 << 20)},
                    {CANARY, "[".repeat(100) + CANARY}
                }) {
            texts.add(sample.replace(change[0], change[1]));
        }
        List<byte[]> variants = new ArrayList<>();
        for (String text : texts) {
            variants.add(text.getBytes(StandardCharsets.UTF_8));
            variants.add((text + "\n").getBytes(StandardCharsets.UTF_8));
        }
        byte[] invalid = sample.getBytes(StandardCharsets.UTF_8);
        invalid[sample.lastIndexOf(CANARY) - 1] = (byte) 0xff;
        variants.add(invalid);
        return variants;
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
        forbid();
        String line = COWRIE.replace("root", CANARY) + "\"password\":\"x\"}";
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

    /** The password, and the forms in which it could be carried: with user, encoded, hashed. */
    private void forbid() throws NoSuchAlgorithmException {
        for (String text :
                List.of(
                        CANARY,
                        "root" + CANARY,
                        "root:" + CANARY,
                        "root\0" + CANARY,
                        "r:" + CANARY)) {
            byte[] plain = text.getBytes(StandardCharsets.UTF_8);
            forbidForms(plain);
            for (String algorithm : List.of("MD5", "SHA-1", "SHA-256")) {
                forbidForms(MessageDigest.getInstance(algorithm).digest(plain));
            }
        }
        for (int shift = 1; shift < 3; shift++) {
            // the three alignments of base64, without the characters that depend on neighbours
            byte[] padded = new byte[shift + CANARY.length()];
            System.arraycopy(
                    CANARY.getBytes(StandardCharsets.UTF_8), 0, padded, shift, CANARY.length());
            String base64 = Base64.getEncoder().withoutPadding().encodeToString(padded);
            forbidden.add(
                    base64.substring(4, base64.length() - 2).getBytes(StandardCharsets.UTF_8));
        }
    }

    private void forbidForms(byte[] value) {
        forbidden.add(value);
        String base64 = Base64.getEncoder().withoutPadding().encodeToString(value);
        for (String form :
                List.of(
                        base64.substring(0, base64.length() - 1),
                        HexFormat.of().formatHex(value),
                        HexFormat.of().withUpperCase().formatHex(value))) {
            forbidden.add(form.getBytes(StandardCharsets.UTF_8));
        }
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
        Path file = Files.writeString(directory.resolve("c.json"), COWRIE + "}\n{\"a\":" + CANARY);
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
