package io.cordon.ingest.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Real files. Expected counts are those of the corpus manifest or of the command beside them. */
class CorpusTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "zeek/rita-internet-sensor",
                "zeek/wrccdc-2018",
                "zeek/slips-horizontal-scan",
                "zeek/slips-test9-mixed",
                "zeek/rita-json-all-fields",
                "suricata",
                "honeypot"
            })
    void everyLineIsInOneClassAndNoneIsRejected(String folder) throws IOException {
        for (Path file : InputFiles.expand(List.of(Corpus.path(folder)))) {
            Collected sink = new Collected();
            FileReport report = sink.decode(file);
                    report.path().getFileName()
                            + " "
                            + report.format()
                            + " "
                            + report.skipped()
                            + " "
                            + report.lines()
                            + " "
                            + report.records()
                            + report.rejectedByCode());
            if (report.skipped() == null) {
                assertThat(report.lines().lines())
                        .as(file.toString())
                        .isEqualTo(Corpus.lines(file));
            }
            assertThat(report.rejectedByCode()).as(file.toString()).isEmpty();
        }
    }
}
