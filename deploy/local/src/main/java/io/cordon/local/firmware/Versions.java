package io.cordon.local.firmware;

import io.cordon.detect.firmware.version.FirmwareVersion;
import io.cordon.schema.vulnerability.CpeName;
import io.cordon.schema.vulnerability.Criterion;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Versions and ranges, as read and as understood, in words. */
final class Versions {

    private Versions() {}

    /** For example {@code 1.1.4, then 20230219}; what is not understood says so. */
    static String understood(FirmwareVersion version) {
        if (!version.understood()) {
            return "not understood: no verdict is built on its order";
        }
        String parts = String.join(", then ", version.parts());
        return parts
                + (version.scheme().isEmpty() ? "" : "; numbered as '" + version.scheme() + "'")
                + (version.dated() ? "; starts with a date" : "");
    }

    /** What versions a criterion means; a wildcard says that it is one. */
    static String range(Criterion criterion) {
        if (!criterion.range().isNone()) {
            return criterion.range().text();
        }
        CpeName cpe = criterion.cpe();
        if (!cpe.namesVersion()) {
            return "none: a wildcard, any version";
        }
        return "= " + cpe.version() + (cpe.namesUpdate() ? " update " + cpe.update() : "");
    }

    /** The bounds as they were understood, where that looks different from how they are written. */
    static @Nullable String bounds(Criterion criterion) {
        List<String> texts = new ArrayList<>();
        if (criterion.range().isNone()) {
            if (criterion.cpe().namesVersion()) {
                texts.add(criterion.cpe().version());
            }
        } else {
            add(texts, criterion.range().start());
            add(texts, criterion.range().end());
        }
        String changed =
                texts.stream()
                        .map(FirmwareVersion::of)
                        .filter(FirmwareVersion::understood)
                        .filter(version -> !version.asUnderstood().equals(version.asRead()))
                        .map(version -> String.join(", then ", version.parts()))
                        .collect(Collectors.joining("; "));
        return changed.isEmpty() ? null : changed;
    }

    private static void add(List<String> texts, @Nullable String bound) {
        if (bound != null) {
            texts.add(bound);
        }
    }
}
