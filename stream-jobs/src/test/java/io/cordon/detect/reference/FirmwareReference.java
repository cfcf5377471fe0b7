package io.cordon.detect.reference;

import static java.util.stream.Collectors.groupingBy;

import io.cordon.detect.reference.FirmwareRow.End;
import io.cordon.schema.address.IpAddress;
import io.cordon.schema.avro.Confidence;
import io.cordon.schema.avro.DeviceObservation;
import io.cordon.schema.avro.Evidence;
import io.cordon.schema.avro.Vantage;
import io.cordon.schema.finding.FindingId;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The rules about firmware over all observations at once, from docs/explanation/firmware-rules.md,
 * for versions that are numbers joined by dots. Keeps everything and looks at it again and again.
 */
final class FirmwareReference {

    private static final long DAY = 86_400_000_000L;
    private static final long TEN_MINUTES = 600_000_000L;
    private static final Set<String> RULES =
            Set.of(
                    "FW-CVE",
                    "FW-KEV",
                    "FW-EPSS",
                    "FW-EOL",
                    "FW-LAG",
                    "FW-DOWNGRADE",
                    "FW-UNKNOWN-CHANGE");

    private final ReferenceFeeds feeds;

    FirmwareReference(ReferenceFeeds feeds) {
        this.feeds = feeds;
    }

    static Set<String> rules() {
        return RULES;
    }

    /** One observation that matches one rule. */
    private record Hit(DeviceObservation seen, Set<String> keys, int sure, int bad) {}

    Stream<ReferenceFinding> findings(Collection<DeviceObservation> all) {
        Map<List<String>, List<DeviceObservation>> devices =
                all.stream()
                        .filter(seen -> seen.getVantage() != Vantage.HONEYPOT)
                        .filter(seen -> !name(seen).isEmpty())
                        .collect(groupingBy(seen -> List.of(seen.getTenant(), name(seen))));
        return devices.values().stream()
                .flatMap(
                        device ->
                                RULES.stream()
                                        .flatMap(
                                                rule ->
                                                        days(device).stream()
                                                                .flatMap(
                                                                        day ->
                                                                                finding(
                                                                                        rule, day,
                                                                                        device)
                                                                                        .stream())));
    }

    private static String name(DeviceObservation seen) {
        String id = seen.getDeviceId();
        if (id != null && !id.isEmpty()) {
            return id;
        }
        return seen.getAddress() == null ? "" : IpAddress.of(seen.getAddress()).text();
    }

    private static List<Long> days(List<DeviceObservation> device) {
        return device.stream().map(seen -> day(seen.getTime())).distinct().toList();
    }

    private static long day(long time) {
        return Math.floorDiv(time, DAY) * DAY;
    }

    private Optional<ReferenceFinding> finding(
            String rule, long day, List<DeviceObservation> device) {
        Map<String, List<DeviceObservation>> sensors =
                new TreeMap<>(device.stream().collect(groupingBy(DeviceObservation::getSensor)));
        boolean exposed =
                device.stream()
                        .anyMatch(
                                seen ->
                                        seen.getVantage() == Vantage.SCAN
                                                && (day(seen.getTime()) == day
                                                        || day(seen.getTime()) == day - DAY));
        List<Hit> most = List.of();
        int sure = 0;
        for (List<DeviceObservation> sensor : sensors.values()) {
            List<Hit> hits =
                    hits(rule, sensor, exposed).stream()
                            .filter(hit -> day(hit.seen().getTime()) == day)
                            .filter(hit -> !isAllowed(rule, hit.seen()))
                            .toList();
            sure = Math.max(sure, hits.stream().mapToInt(Hit::sure).max().orElse(0));
            most = hits.size() > most.size() ? hits : most;
        }
        if (most.isEmpty()) {
            return Optional.empty();
        }
        DeviceObservation first =
                most.stream()
                        .map(Hit::seen)
                        .min(
                                Comparator.comparingLong(DeviceObservation::getTime)
                                        .thenComparing(DeviceObservation::getVantage))
                        .orElseThrow();
        return Optional.of(
                new ReferenceFinding(
                        FindingId.of(first.getTenant(), rule, "device", name(first), day),
                        first.getTenant(),
                        rule,
                        "device",
                        name(first),
                        day,
                        most.size(),
                        most.size(),
                        most.stream().flatMap(hit -> hit.keys().stream()).distinct().count(),
                        first.getSensor(),
                        first.getVantage(),
                        first.getTime(),
                        most.stream().mapToLong(hit -> hit.seen().getTime()).max().orElseThrow(),
                        List.of("", "low", "medium", "high").get(sure),
                        most.stream().mapToInt(Hit::bad).max().orElseThrow()));
    }

    private boolean isAllowed(String rule, DeviceObservation seen) {
        return seen.getAddress() != null
                && feeds.allowed().stream()
                        .anyMatch(
                                line ->
                                        line.covers(
                                                rule,
                                                IpAddress.of(seen.getAddress()),
                                                seen.getTime()));
    }

    private static List<Hit> hits(String rule, List<DeviceObservation> sensor, boolean exposed) {
        List<DeviceObservation> named = sensor.stream().filter(FirmwareReference::isNamed).toList();
        if (rule.equals("FW-DOWNGRADE") || rule.equals("FW-UNKNOWN-CHANGE")) {
            return named.stream()
                    .collect(groupingBy(seen -> List.of(vendor(seen), product(seen))))
                    .values()
                    .stream()
                    .flatMap(product -> changes(rule, product).stream())
                    .toList();
        }
        return named.stream().flatMap(seen -> hit(rule, seen, exposed).stream()).toList();
    }

    private static boolean isNamed(DeviceObservation seen) {
        return Stream.of(seen.getVendor(), seen.getProduct(), seen.getVersion())
                .allMatch(text -> text != null && !text.isBlank());
    }

    private static String vendor(DeviceObservation seen) {
        return lower(seen.getVendor());
    }

    private static String product(DeviceObservation seen) {
        return lower(seen.getProduct());
    }

    private static String version(DeviceObservation seen) {
        return Objects.requireNonNull(seen.getVersion());
    }

    private static String lower(@Nullable String text) {
        return Objects.requireNonNull(text).toLowerCase(java.util.Locale.ROOT);
    }

    /** 1 low, 2 medium, 3 high: what can be believed of an observation. */
    private static int believed(DeviceObservation seen) {
        int said =
                seen.getConfidence() == Confidence.HIGH
                        ? 3
                        : seen.getConfidence() == Confidence.MEDIUM ? 2 : 1;
        boolean told =
                seen.getKnownBy() == Evidence.SELF_REPORT
                        || seen.getKnownBy() == Evidence.INVENTORY;
        return told ? said : Math.min(said, 2);
    }

    private static int sure(DeviceObservation seen, FirmwareRow row) {
        int verdict = row.to() != null ? 3 : row.from() != null ? 2 : 1;
        return Math.min(verdict, believed(seen));
    }

    private static List<FirmwareRow> rows(DeviceObservation seen) {
        if (!vendor(seen).equals(FirmwareRow.VENDOR) || numbers(version(seen)) == null) {
            return List.of();
        }
        return FirmwareRow.ALL.stream()
                .filter(row -> row.product().equals(product(seen)))
                .filter(row -> row.from() == null || compare(version(seen), row.from()) >= 0)
                .filter(row -> row.to() == null || compare(version(seen), row.to()) < 0)
                .toList();
    }

    private static Optional<Hit> hit(String rule, DeviceObservation seen, boolean exposed) {
        LocalDate day = LocalDate.ofEpochDay(Math.floorDiv(seen.getTime(), DAY));
        if (rule.equals("FW-EOL")) {
            return end(seen)
                    .filter(end -> day.isAfter(end.last()))
                    .map(
                            end ->
                                    new Hit(
                                            seen,
                                            Set.of(end.product() + " " + end.line()),
                                            believed(seen),
                                            rows(seen).stream().anyMatch(row -> urgent(seen, row))
                                                    ? 73
                                                    : 47));
        }
        Predicate<FirmwareRow> matches =
                switch (rule) {
                    case "FW-KEV" -> row -> row.due() != null;
                    case "FW-EPSS" -> row -> row.percentile() >= 0.9;
                    case "FW-LAG" ->
                            row ->
                                    sure(seen, row) > 1
                                            && row.to() != null
                                            && row.published() != null
                                            && ChronoUnit.DAYS.between(row.published(), day) >= 30;
                    default -> row -> true;
                };
        List<FirmwareRow> rows = rows(seen).stream().filter(matches).toList();
        if (rows.isEmpty()) {
            return Optional.empty();
        }
        int sure = rows.stream().mapToInt(row -> sure(seen, row)).max().orElseThrow();
        return Optional.of(
                new Hit(
                        seen,
                        Set.copyOf(rows.stream().map(FirmwareRow::cve).toList()),
                        rule.equals("FW-LAG") ? Math.min(sure, 2) : sure,
                        rows.stream()
                                .mapToInt(row -> bad(rule, seen, row, day, exposed))
                                .max()
                                .orElseThrow()));
    }

    private static boolean urgent(DeviceObservation seen, FirmwareRow row) {
        return sure(seen, row) > 1
                && (row.due() != null || (row.score() != null && row.score() >= 9));
    }

    private static int bad(
            String rule, DeviceObservation seen, FirmwareRow row, LocalDate day, boolean exposed) {
        boolean guess = sure(seen, row) == 1;
        switch (rule) {
            case "FW-KEV" -> {
                return !guess && (exposed || row.ransomware()) ? 99 : 73;
            }
            case "FW-LAG" -> {
                boolean late = row.due() != null && day.isAfter(row.due());
                LocalDate published = Objects.requireNonNull(row.published());
                return late || ChronoUnit.DAYS.between(published, day) >= 90 ? 73 : 47;
            }
            default -> {
                double score = row.score() == null ? 4 : row.score();
                int bad = score >= 9 ? 99 : score >= 7 ? 73 : score >= 4 ? 47 : 21;
                if (rule.equals("FW-EPSS")) {
                    return bad == 21 ? 47 : 73;
                }
                return guess ? Math.min(bad, 73) : bad;
            }
        }
    }

    private static Optional<End> end(DeviceObservation seen) {
        if (!vendor(seen).equals(FirmwareRow.VENDOR)) {
            return Optional.empty();
        }
        return FirmwareRow.ENDS.stream()
                .filter(end -> end.product().equals(product(seen)))
                .filter(
                        end ->
                                end.line().isEmpty()
                                        || (version(seen) + ".").startsWith(end.line() + "."))
                .max(Comparator.comparingInt(end -> end.line().length()));
    }

    /** One sensor's observations of one product. */
    private static List<Hit> changes(String rule, List<DeviceObservation> product) {
        List<DeviceObservation> sorted =
                product.stream()
                        .sorted(
                                Comparator.comparingLong(DeviceObservation::getTime)
                                        .thenComparing(FirmwareReference::version)
                                        .thenComparing(
                                                DeviceObservation::getFirmwareHash,
                                                Comparator.nullsFirst(
                                                        Comparator.<String>naturalOrder())))
                        .toList();
        List<Hit> hits = new ArrayList<>();
        DeviceObservation confirmed = null;
        String hash = null;
        DeviceObservation candidate = null;
        for (DeviceObservation seen : sorted) {
            boolean self = seen.getKnownBy() == Evidence.SELF_REPORT;
            int most = self ? believed(seen) : Math.min(believed(seen), 2);
            String key = version(seen) + " " + seen.getFirmwareHash();
            if (confirmed != null) {
                int order = compare(version(seen), version(confirmed));
                boolean content =
                        hash != null
                                && seen.getFirmwareHash() != null
                                && !hash.equals(seen.getFirmwareHash());
                if (rule.equals("FW-DOWNGRADE") && order < 0) {
                    hits.add(new Hit(seen, Set.of(key), most, 73));
                }
                if (rule.equals("FW-UNKNOWN-CHANGE") && (order != 0 || content)) {
                    hits.add(
                            new Hit(
                                    seen,
                                    Set.of(key),
                                    order != 0 ? Math.min(most, 2) : most,
                                    order != 0 ? 47 : 73));
                }
                if (order == 0 && !content) {
                    hash = seen.getFirmwareHash() == null ? hash : seen.getFirmwareHash();
                    candidate = null;
                    continue;
                }
            }
            boolean again =
                    candidate != null
                            && same(candidate, seen)
                            && seen.getTime() - candidate.getTime() >= TEN_MINUTES;
            if (self || again) {
                confirmed = seen;
                hash = seen.getFirmwareHash();
                candidate = null;
            } else if (candidate == null || !same(candidate, seen)) {
                candidate = seen;
            }
        }
        return hits;
    }

    private static boolean same(DeviceObservation one, DeviceObservation other) {
        return compare(version(one), version(other)) == 0
                && (one.getFirmwareHash() == null
                        || other.getFirmwareHash() == null
                        || one.getFirmwareHash().equals(other.getFirmwareHash()));
    }

    private static int @Nullable [] numbers(String version) {
        return version.matches("[0-9]+([.][0-9]+)*")
                ? Arrays.stream(version.split("[.]")).mapToInt(Integer::parseInt).toArray()
                : null;
    }

    /** As numbers, a missing one as 0. */
    private static int compare(String one, String other) {
        int[] first = numbers(one);
        int[] second = numbers(other);
        if (first == null || second == null) {
            return first == second ? one.compareTo(other) : 0;
        }
        for (int i = 0; i < Math.max(first.length, second.length); i++) {
            int order =
                    Integer.compare(
                            i < first.length ? first[i] : 0, i < second.length ? second[i] : 0);
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }
}
