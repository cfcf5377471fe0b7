package io.cordon.local.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.cordon.local.firmware.FeedFiles;
import io.cordon.local.settings.RuleSettings;
import io.cordon.local.settings.TelemetrySettings;
import io.cordon.schema.credential.FingerprintKeyFile;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A bounded run with lists, assets and two keys. */
class BatchFeedsTest {

    @TempDir Path folder;

    @Test
    void anOwnListIsJudgedBeforeDuringAndAfterARotationAndNamedInTheReport() throws Exception {
        Path credentials =
                Files.writeString(
                        folder.resolve("list.csv"),
                        "vendor,user,password\nAcme,acme,one-Pass-1\nAcme,acme,two-Pass-2\nAcme,acme,<BLANK>\n");
        Path assets =
                Files.writeString(
                        folder.resolve("assets.csv"), "device,vendor\n192.0.2.0/24,Acme\n");
        StringBuilder log = new StringBuilder();
        String[] passwords = {"one-Pass-1", "two-Pass-2", ""};
        for (int i = 0; i < passwords.length; i++) {
            log.append(
                    "{\"eventid\":\"cowrie.login.failed\",\"username\":\"acme\",\"password\":\"%s\",\"timestamp\":\"2026-01-10T02:00:0%d.000000Z\",\"src_ip\":\"198.51.100.7\",\"session\":\"s%d\"}\n"
                            .formatted(passwords[i], i, i));
        }
        Path logins = Files.writeString(folder.resolve("cowrie.json"), log);
        RuleSettings rules = new RuleSettings(null, credentials, null, null, assets);
        Path key = folder.resolve("keys/fingerprint.key");

        String before = run(logins, rules, "before");
        FingerprintKeyFile.rotate(key);
        String during = run(logins, rules, "during");
        JsonNode report = json("during/run.json");
        assertThat(report.path("fingerprint_key_id").asText())
                .isEqualTo(FingerprintKeyFile.read(key).keys().ids().get(0));
        assertThat(report.path("previous_key_id").asText())
                .isEqualTo(FingerprintKeyFile.read(key).keys().ids().get(1));
        // A short list could be guessed from its plain hash.
        assertThat(report.at("/feeds/credentials/hmac_sha256").asText())
                .isEqualTo(hmac(key, Files.readAllBytes(credentials)));
        assertThat(report.at("/feeds/credentials").has("sha256")).isFalse();
        FingerprintKeyFile.retire(key);
        String after = run(logins, rules, "after");

        assertThat(before).contains("CRED-DEFAULT-ATTEMPT", "198.51.100.7");
        assertThat(during).isEqualTo(before);
        assertThat(after).isEqualTo(before);
        assertThat(json("after/run.json").has("previous_key_id")).isFalse();
        assertThat(json("after/run.json").at("/feeds/assets/entries").asInt()).isEqualTo(1);
        assertThat(json("after/run.json").at("/feeds/assets/source").asText())
                .isEqualTo(assets.toString());
        // Without the list there is nothing.
        assertThat(run(logins, RuleSettings.UNSAID, "without")).isEmpty();
    }

    @Test
    void rowsOfAPortTableMakeTheirPortsVectors() throws Exception {
        Path ports =
                Files.writeString(
                        folder.resolve("ports.csv"), "port,service\n48899,Lamp control\n");
        StringBuilder log = new StringBuilder();
        for (int i = 0; i < 20; i++) {
            // Three packets of 400 bytes of payload, which nobody asked for.
            log.append(
                    "{\"ts\":1704852000.5,\"uid\":\"C%d\",\"id.orig_h\":\"198.51.100.%d\",\"id.orig_p\":48899,\"id.resp_h\":\"192.0.2.7\",\"id.resp_p\":40000,\"proto\":\"udp\",\"duration\":0.5,\"orig_bytes\":1200,\"resp_bytes\":0,\"conn_state\":\"S0\",\"orig_pkts\":3,\"orig_ip_bytes\":1284,\"resp_pkts\":0,\"resp_ip_bytes\":0}\n"
                            .formatted(i, i + 1));
        }
        Path flows = Files.writeString(folder.resolve("conn.log"), log);

        assertThat(run(flows, RuleSettings.UNSAID, "built-in")).isEmpty();
        assertThat(run(flows, new RuleSettings(null, null, null, null, null, ports), "extended"))
                .contains("AMP-VICTIM", "Lamp control", "UDP source port 48899 to 192.0.2.7/32");
        assertThat(json("extended/run.json").at("/feeds/ports/entries").asInt()).isEqualTo(1);
        assertThat(json("extended/run.json").at("/feeds/ports").has("sha256")).isTrue();
        assertThat(json("built-in/run.json").at("/feeds/ports/source").asText())
                .isEqualTo("built-in");
    }

    @Test
    void aWrongPortTableEndsTheRunBeforeItBegins() throws Exception {
        Path ports =
                Files.writeString(folder.resolve("ports.csv"), "port,service\n17,a\n70000,b\n");
        assertThatThrownBy(
                        () ->
                                run(
                                        ports,
                                        new RuleSettings(null, null, null, null, null, ports),
                                        "wrong"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("line 3, column port: must lie in 1 to 65535");
        assertThat(folder.resolve("wrong")).doesNotExist();
    }

    @Test
    void aWrongAssetFileEndsTheRunBeforeItBegins() throws Exception {
        Path assets =
                Files.writeString(folder.resolve("assets.csv"), "device\n192.0.2.1\n192.0.2.999\n");
        assertThatThrownBy(
                        () ->
                                run(
                                        assets,
                                        new RuleSettings(null, null, null, null, assets),
                                        "wrong"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("line 3");
        assertThat(folder.resolve("wrong")).doesNotExist();
    }

    private String run(Path input, RuleSettings rules, String name) throws Exception {
        Path out = folder.resolve(name);
        int code =
                new Batch(new PrintWriter(new StringWriter()))
                        .run(
                                new BatchRequest(
                                        folder,
                                        List.of(input),
                                        out,
                                        null,
                                        null,
                                        TelemetrySettings.UNSAID,
                                        rules,
                                        false,
                                        FeedFiles.NONE));
        assertThat(code).isZero();
        return Files.readString(out.resolve("findings.ndjson"));
    }

    /** RFC 2104 by the JDK, under the first line of the key file. */
    private static String hmac(Path keyFile, byte[] content) throws Exception {
        byte[] key = HexFormat.of().parseHex(Files.readAllLines(keyFile).get(0).strip());
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        return HexFormat.of().formatHex(mac.doFinal(content));
    }

    private JsonNode json(String file) throws Exception {
        return new ObjectMapper().readTree(folder.resolve(file).toFile());
    }
}
