package io.cordon.detect.catalog;

import io.cordon.detect.firmware.device.DeviceState;
import io.cordon.detect.firmware.device.DeviceVerdict;
import io.cordon.detect.firmware.device.FirmwareChange;
import io.cordon.detect.firmware.judge.FirmwareFacts;
import io.cordon.detect.firmware.judge.FoundCve;
import io.cordon.detect.firmware.version.FirmwareVersion;
import io.cordon.schema.avro.FirmwareCve;
import io.cordon.schema.avro.FirmwareFinding;
import io.cordon.schema.vulnerability.ExploitPrediction;
import io.cordon.schema.vulnerability.KnownExploited;
import io.cordon.schema.vulnerability.SupportPeriod;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** What a finding says of a firmware. */
final class FirmwareDetails {

    private static final long SECOND = 1_000_000L;

    private FirmwareDetails() {}

    static FirmwareFinding of(DeviceVerdict verdict) {
        LocalDate day = LocalDate.ofEpochDay(Math.floorDiv(verdict.periodStart(), DeviceState.DAY));
        FirmwareFacts facts = verdict.facts();
        FirmwareVersion version = FirmwareVersion.of(facts.version());
        FirmwareFinding.Builder details =
                FirmwareFinding.newBuilder()
                        .setVendor(facts.vendor())
                        .setProduct(facts.product())
                        .setVersion(facts.version())
                        .setUnderstood(version.understood() ? version.asUnderstood() : null)
                        .setModel(facts.model())
                        .setHardwareVersion(facts.hardwareVersion())
                        .setSince(verdict.since())
                        .setExposed(verdict.exposed())
                        .setCves(verdict.cves().stream().map(cve -> cve(cve, day)).toList());
        SupportPeriod support = verdict.support();
        if (support != null) {
            details.setSupportEnds(support.ends().toString())
                    .setSupportLine(support.line())
                    .setSupportSource(support.source())
                    .setSupportDaysPast(ChronoUnit.DAYS.between(support.ends(), day));
        }
        FirmwareChange change = verdict.change();
        if (change != null) {
            details.setPreviousVersion(change.previousVersion())
                    .setPreviousHash(change.previousHash())
                    .setHash(change.hash());
        }
        DeviceVerdict.Fix fix = verdict.fix();
        if (fix != null) {
            details.setFixedVersion(fix.version())
                    .setFixedTime(fix.time())
                    .setPatchLagSeconds((fix.time() - verdict.since()) / SECOND);
        }
        return details.build();
    }

    private static FirmwareCve cve(FoundCve cve, LocalDate day) {
        ExploitPrediction prediction = cve.prediction();
        KnownExploited exploited = cve.exploited();
        return FirmwareCve.newBuilder()
                .setId(cve.id())
                .setConfidence(cve.confidence().text())
                .setScore(cve.score())
                .setScoreVersion(cve.scoreVersion())
                .setEpssProbability(prediction == null ? null : prediction.probability())
                .setEpssPercentile(prediction == null ? null : prediction.percentile())
                .setKevDue(exploited == null ? null : exploited.due().toString())
                .setKevDaysOverdue(cve.daysOverdue(day))
                .setRansomware(exploited != null && exploited.ransomware())
                .setPublished(text(cve.published()))
                .setReason(cve.reason())
                .setCriterion(cve.criterion())
                .setRange(cve.range().text())
                .setFixedVersion(cve.fixedVersion())
                .build();
    }

    private static @Nullable String text(@Nullable LocalDate day) {
        return day == null ? null : day.toString();
    }
}
