package io.cordon.local.judging;

import static org.assertj.core.api.Assertions.assertThat;

import io.cordon.detect.comparison.PureRun;
import io.cordon.detect.settings.DetectionSettings;
import io.cordon.ingest.decode.DecodeSettings;
import io.cordon.ingest.file.FileDecoding;
import io.cordon.ingest.file.InputFiles;
import io.cordon.ingest.file.RecordSink;
import io.cordon.ingest.testing.CorpusFiles;
import io.cordon.local.settings.RuleSettings;
import io.cordon.schema.avro.DeadLetter;
import io.cordon.schema.avro.Finding;
import io.cordon.schema.credential.KeyBytes;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.avro.specific.SpecificRecordBase;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The vectors of docs/reference/findings.md under the default settings, that is with every built-in
 * list in force, and also while two keys are in use: the vendors' list adds no finding.
 */
class BuiltInListsVectorsTest {

    private static final KeyBytes ONE = new KeyBytes(new byte[32], null);
    private static final KeyBytes TWO = new KeyBytes(filled(1), new byte[32]);

    @ParameterizedTest
    @CsvSource({
        "honeypot/cowrie-ssh-2018, 25, a82bad2a1bb5da64",
        "honeypot/dshield-ssh-bruteforce-digitalocean/cowrie, 1, e8734b1ee828b262"
    })
    void defaultSettingsGiveTheVector(String input, int findings, String digest) throws Exception {
        Path corpus = CorpusFiles.require("");
        for (KeyBytes keys : List.of(ONE, TWO)) {
            DetectionSettings settings = Judging.detection(RuleSettings.UNSAID, keys.keys());
            assertThat(settings.credentials()).hasSizeGreaterThan(150);
            List<String> ids =
                    PureRun.findings(decoded(corpus.resolve(input), keys), settings).stream()
                            .filter(finding -> finding.getRuleId().equals("CRED-DEFAULT-ATTEMPT"))
                            .map(Finding::getId)
                            .sorted()
                            .toList();
            assertThat(ids).hasSize(findings);
            assertThat(digest(ids)).isEqualTo(digest);
        }
    }

    private static List<SpecificRecordBase> decoded(Path input, KeyBytes keys) throws Exception {
        List<SpecificRecordBase> records = new ArrayList<>();
        DecodeSettings settings = new DecodeSettings("default", null, null, null, keys, false);
        for (Path file : InputFiles.expand(List.of(input))) {
            new FileDecoding()
                    .decode(
                            file,
                            settings,
                            new RecordSink() {
                                @Override
                                public void accept(SpecificRecordBase record) {
                                    records.add(record);
                                }

                                @Override
                                public void reject(DeadLetter letter) {}
                            });
        }
        return records;
    }

    private static byte[] filled(int with) {
        byte[] key = new byte[32];
        java.util.Arrays.fill(key, (byte) with);
        return key;
    }

    private static String digest(List<String> ids) throws Exception {
        byte[] digest =
                MessageDigest.getInstance("SHA-256")
                        .digest(
                                ids.stream()
                                        .collect(Collectors.joining("\n"))
                                        .getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(digest, 0, 8);
    }
}
