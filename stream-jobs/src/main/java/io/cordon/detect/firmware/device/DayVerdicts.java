package io.cordon.detect.firmware.device;

import io.cordon.detect.counting.Confidence;
import io.cordon.detect.firmware.device.DeviceVerdict.Fix;
import io.cordon.detect.firmware.judge.FirmwareFacts;
import io.cordon.detect.firmware.judge.FirmwareMatch;
import io.cordon.detect.firmware.judge.FirmwareRule;
import io.cordon.detect.firmware.judge.FoundCve;
import io.cordon.detect.firmware.product.ProductNames;
import io.cordon.detect.firmware.version.FirmwareVersion;
import io.cordon.schema.finding.Severity;
import io.cordon.schema.vulnerability.SupportPeriod;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Judges one day of a device; a function of what is kept and of the feeds. Not thread-safe. */
final class DayVerdicts {

    private static final long DAY = 86_400_000_000L;

    private final long start;
    private final DeviceDay day;
    private final @Nullable DeviceDay next;
    private final boolean exposed;
    private final Judgements judgements;
    private final ProductNames names;
    private final Map<FirmwareFacts, List<FirmwareMatch>> judged = new HashMap<>();

    /** A firmware that matches, and how. */
    private record Hit(ReportedFirmware reported, FirmwareMatch match) {}

    /**
     * @param next the next day on which a firmware was reported; null when there is none
     */
    DayVerdicts(
            long start,
            DeviceDay day,
            @Nullable DeviceDay next,
            boolean exposed,
            Judgements judgements,
            ProductNames names) {
        this.start = start;
        this.day = day;
        this.next = next;
        this.exposed = exposed;
        this.judgements = judgements;
        this.names = names;
    }

    /** One verdict at most for each rule, in their order. */
    List<DeviceVerdict> all() {
        List<DeviceVerdict> verdicts = new ArrayList<>();
        for (FirmwareRule rule : FirmwareRule.values()) {
            DeviceVerdict verdict = rule.judgesFirmware() ? firmware(rule) : changes(rule);
            if (verdict != null) {
                verdicts.add(verdict);
            }
        }
        return verdicts;
    }

    private @Nullable DeviceVerdict firmware(FirmwareRule rule) {
        String chosen = null;
        Tally most = new Tally();
        List<Hit> hits = List.of();
        long crossing = Long.MAX_VALUE;
        Confidence confidence = Confidence.LOW;
        for (Map.Entry<String, SensorDay> entry : day.sensors().entrySet()) {
            List<Hit> found = hits(rule, entry.getValue());
            Tally tally = new Tally();
            for (Hit hit : found) {
                tally.add(hit.reported().tally());
                confidence = confidence.or(hit.match().confidence());
            }
            crossing = Math.min(crossing, tally.first());
            // By name: of two with the same count the smaller one stays.
            if (tally.count() > most.count()) {
                chosen = entry.getKey();
                most = tally;
                hits = found;
            }
        }
        return chosen == null ? null : verdict(rule, chosen, most, hits, crossing, confidence);
    }

    private List<Hit> hits(FirmwareRule rule, SensorDay sensor) {
        List<Hit> hits = new ArrayList<>(1);
        for (ReportedFirmware one : sensor.reported()) {
            FirmwareMatch match = one.counts(rule) ? match(rule, one.facts()) : null;
            if (match != null) {
                hits.add(new Hit(one, match));
            }
        }
        return hits;
    }

    private @Nullable FirmwareMatch match(FirmwareRule rule, FirmwareFacts facts) {
        List<FirmwareMatch> matches =
                judged.computeIfAbsent(
                        facts,
                        any -> judgements.of(any, LocalDate.ofEpochDay(Math.floorDiv(start, DAY))));
        for (FirmwareMatch match : matches) {
            if (match.rule() == rule) {
                return match;
            }
        }
        return null;
    }

    private DeviceVerdict verdict(
            FirmwareRule rule,
            String sensor,
            Tally tally,
            List<Hit> hits,
            long crossing,
            Confidence confidence) {
        SensorDay seen = day.sensor(sensor);
        Map<String, FoundCve> cves = new TreeMap<>();
        Map<String, SupportPeriod> lines = new TreeMap<>();
        Severity severity = Severity.INFO;
        Hit latest = hits.get(0);
        for (Hit hit : hits) {
            for (FoundCve cve : hit.match().cves()) {
                cves.merge(cve.id(), cve, DayVerdicts::surer);
            }
            SupportPeriod period = hit.match().support();
            if (period != null) {
                lines.put(
                        names.key(period.vendor(), period.product()) + "\n" + period.line(),
                        period);
            }
            Severity one = hit.match().severity(exposed);
            severity = one.compareTo(severity) > 0 ? one : severity;
            if (hit.reported().tally().last() > latest.reported().tally().last()) {
                latest = hit;
            }
        }
        List<FoundCve> ranked =
                cves.values().stream()
                        .sorted(FoundCve.MOST_URGENT_FIRST)
                        .limit(DeviceVerdict.MOST_CVES)
                        .toList();
        return new DeviceVerdict(
                rule,
                start,
                sensor,
                tally.vantage(),
                tally.count(),
                Math.max(cves.size(), lines.size()),
                seen.more(),
                tally.first(),
                tally.last(),
                crossing,
                confidence,
                severity,
                exposed,
                latest.reported().facts(),
                latest.reported().since(),
                ranked,
                latest.match().support(),
                null,
                fix(rule, sensor, latest.reported()));
    }

    private static FoundCve surer(FoundCve one, FoundCve other) {
        return FoundCve.MOST_URGENT_FIRST.compare(one, other) <= 0 ? one : other;
    }

    /** What the sensor reported next of the product, if the rule does not match it. */
    private @Nullable Fix fix(FirmwareRule rule, String sensor, ReportedFirmware last) {
        List<ReportedFirmware> later = new ArrayList<>(day.sensor(sensor).reported());
        SensorDay following = next == null ? null : next.sensors().get(sensor);
        if (following != null) {
            later.addAll(following.reported());
        }
        var product = names.key(last.facts().vendor(), last.facts().product());
        ReportedFirmware successor =
                later.stream()
                        .filter(one -> one.tally().first() > last.tally().last())
                        .filter(
                                one ->
                                        names.key(one.facts().vendor(), one.facts().product())
                                                .equals(product))
                        .min(
                                Comparator.comparingLong(
                                                (ReportedFirmware one) -> one.tally().first())
                                        .thenComparing(ReportedFirmware::facts))
                        .orElse(null);
        return successor == null
                        || !FirmwareVersion.of(successor.facts().version()).understood()
                        || match(rule, successor.facts()) != null
                ? null
                : new Fix(successor.facts().version(), successor.tally().first());
    }

    private @Nullable DeviceVerdict changes(FirmwareRule rule) {
        String chosen = null;
        ChangesOfDay most = new ChangesOfDay();
        long crossing = Long.MAX_VALUE;
        Confidence confidence = Confidence.LOW;
        for (Map.Entry<String, SensorDay> entry : day.sensors().entrySet()) {
            ChangesOfDay found = entry.getValue().found(rule);
            if (found == null) {
                continue;
            }
            crossing = Math.min(crossing, found.tally().first());
            confidence = confidence.or(found.confidence());
            if (found.tally().count() > most.tally().count()) {
                chosen = entry.getKey();
                most = found;
            }
        }
        FirmwareChange latest = most.latest();
        if (chosen == null || latest == null) {
            return null;
        }
        return new DeviceVerdict(
                rule,
                start,
                chosen,
                most.tally().vantage(),
                most.tally().count(),
                most.distinct(),
                most.more(),
                most.tally().first(),
                most.tally().last(),
                crossing,
                confidence,
                most.severity(),
                exposed,
                latest.facts(),
                latest.time(),
                List.of(),
                null,
                latest,
                null);
    }
}
