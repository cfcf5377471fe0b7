package io.cordon.detect.firmware.rank;

import static org.assertj.core.api.Assertions.assertThat;

import io.cordon.detect.firmware.match.Candidate;
import io.cordon.detect.firmware.match.Criteria;
import io.cordon.detect.firmware.match.InstalledFirmware;
import io.cordon.detect.firmware.match.VulnerabilityIndex;
import io.cordon.detect.firmware.product.ProductNames;
import io.cordon.schema.vulnerability.Configuration;
import io.cordon.schema.vulnerability.ExploitPrediction;
import io.cordon.schema.vulnerability.KnownExploited;
import io.cordon.schema.vulnerability.Vulnerability;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class RankedVerdictTest {

    private static final LocalDate DUE = LocalDate.parse("2026-02-01");

    @RepeatedTest(5)
    void kevThenEpssThenCvssThenId(RepetitionInfo run) {
        List<RankedVerdict> inOrder =
                List.of(
                        ranked("CVE-2099-0009", true, 0.2, 1.0),
                        ranked("CVE-2099-0008", true, null, 9.9),
                        ranked("CVE-2099-0007", false, 0.99, 1.0),
                        ranked("CVE-2099-0006", false, 0.98, 9.9),
                        ranked("CVE-2099-0004", false, 0.0, null),
                        ranked("CVE-2099-0003", false, null, 9.8),
                        ranked("CVE-2099-0001", false, null, 7.5),
                        ranked("CVE-2099-0002", false, null, 7.5),
                        ranked("CVE-2099-0000", false, null, null));
        List<RankedVerdict> shuffled = new ArrayList<>(inOrder);
        Collections.shuffle(shuffled, new Random(run.getCurrentRepetition()));

        shuffled.sort(RankedVerdict.MOST_URGENT_FIRST);

        assertThat(shuffled).isEqualTo(inOrder);
    }

    @Test
    void aDueDateIsOverdueTheDayAfter() {
        KnownExploited entry =
                new KnownExploited("CVE-2099-0001", "v", "p", "n", DUE.minusDays(21), DUE, false);
        assertThat(entry.daysOverdue(DUE.minusDays(3))).isZero();
        assertThat(entry.daysOverdue(DUE)).isZero();
        assertThat(entry.daysOverdue(DUE.plusDays(1))).isEqualTo(1);
        assertThat(entry.daysOverdue(DUE.plusYears(1))).isEqualTo(365);
    }

    private static RankedVerdict ranked(
            String id, boolean exploited, @Nullable Double percentile, @Nullable Double score) {
        ProductNames names = ProductNames.builtIn();
        InstalledFirmware cam = InstalledFirmware.of(names, "acme", "cam", "1.0");
        VulnerabilityIndex index = new VulnerabilityIndex(names);
        index.add(
                new Vulnerability(
                        id,
                        score,
                        score == null ? null : "3.1",
                        List.of(Configuration.anyOf(List.of(Criteria.firmwareIn("cam", "<2"))))));
        Candidate candidate = index.candidates(cam).get(0);
        return new RankedVerdict(
                candidate.judge(cam),
                exploited ? new KnownExploited(id, "v", "p", "n", DUE, DUE, false) : null,
                percentile == null ? null : new ExploitPrediction(id, 0.5, percentile));
    }
}
