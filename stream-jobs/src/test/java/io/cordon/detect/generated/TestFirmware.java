package io.cordon.detect.generated;

import io.cordon.detect.firmware.judge.FirmwareFeed;
import io.cordon.detect.firmware.judge.FirmwareIndex;
import io.cordon.detect.firmware.judge.FirmwareKnowledge;
import io.cordon.detect.firmware.product.ProductNames;
import io.cordon.detect.reference.FirmwareRow;
import io.cordon.detect.settings.FirmwareFeeds;
import io.cordon.schema.vulnerability.Configuration;
import io.cordon.schema.vulnerability.CpeName;
import io.cordon.schema.vulnerability.CpeName.Part;
import io.cordon.schema.vulnerability.Criterion;
import io.cordon.schema.vulnerability.ExploitPrediction;
import io.cordon.schema.vulnerability.KnownExploited;
import io.cordon.schema.vulnerability.SupportPeriod;
import io.cordon.schema.vulnerability.VersionRange;
import io.cordon.schema.vulnerability.Vulnerability;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;

/** The rows of {@link FirmwareRow} as feeds. */
public record TestFirmware() implements FirmwareFeeds {

    @Override
    public Set<FirmwareFeed> given() {
        return Set.of(FirmwareFeed.values());
    }

    @Override
    public FirmwareKnowledge read() {
        FirmwareIndex index = new FirmwareIndex(ProductNames.builtIn());
        given().forEach(index::has);
        for (FirmwareRow row : FirmwareRow.ALL) {
            index.add(vulnerability(row));
            if (row.due() != null) {
                index.add(
                        new KnownExploited(
                                row.cve(),
                                FirmwareRow.VENDOR,
                                row.product(),
                                "a name",
                                LocalDate.parse("2026-01-01"),
                                row.due(),
                                row.ransomware()));
            }
            if (row.percentile() >= 0) {
                index.add(new ExploitPrediction(row.cve(), 0.5, row.percentile()));
            }
        }
        for (FirmwareRow.End end : FirmwareRow.ENDS) {
            index.add(
                    new SupportPeriod(
                            FirmwareRow.VENDOR,
                            end.product(),
                            end.line(),
                            end.last(),
                            "https://vendor.example/eol"));
        }
        return index;
    }

    private static Vulnerability vulnerability(FirmwareRow row) {
        CpeName cpe =
                new CpeName(
                        Part.OPERATING_SYSTEM,
                        FirmwareRow.VENDOR,
                        row.product() + "_firmware",
                        "*",
                        "*",
                        false,
                        "cpe:2.3:o:umbra:" + row.product() + "_firmware:*:*:*:*:*:*:*:*");
        return new Vulnerability(
                row.cve(),
                row.score(),
                row.score() == null ? null : "3.1",
                List.of(
                        Configuration.anyOf(
                                List.of(
                                        new Criterion(
                                                cpe,
                                                new VersionRange(row.from(), true, row.to(), false),
                                                true)))),
                row.published());
    }
}
