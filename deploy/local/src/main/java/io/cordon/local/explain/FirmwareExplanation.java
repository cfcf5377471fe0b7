package io.cordon.local.explain;

import io.cordon.detect.Detector;
import io.cordon.detect.catalog.DetectorCatalog;
import io.cordon.detect.catalog.DeviceMatch;
import io.cordon.detect.catalog.PaneShare;
import io.cordon.detect.catalog.SubjectKey;
import io.cordon.detect.catalog.SubjectMatch;
import io.cordon.detect.catalog.TelemetryMatcher;
import io.cordon.detect.firmware.device.DeviceSighting;
import io.cordon.detect.firmware.device.DeviceState;
import io.cordon.detect.firmware.device.DeviceVerdict;
import io.cordon.detect.firmware.device.FirmwareChange;
import io.cordon.detect.firmware.device.Judgements;
import io.cordon.detect.firmware.judge.FirmwareFacts;
import io.cordon.detect.firmware.product.ProductNames;
import io.cordon.ingest.file.RecordSink;
import io.cordon.schema.avro.DeadLetter;
import io.cordon.schema.finding.FindingId;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.specific.SpecificRecordBase;
import org.jspecify.annotations.Nullable;

/**
 * Collects what the files say of one device, and prints what a rule about changes of its firmware
 * says of one day. Rules that need a feed are inactive here: {@code cordon firmware explain} asks
 * for their reasons.
 */
final class FirmwareExplanation implements RecordSink, TelemetryMatcher.Output {

    /** Observations printed at most; the rest is counted. */
    private static final int MOST_EVENTS = 50;

    private final PrintWriter out;
    private final SubjectKey key;
    private final TelemetryMatcher matcher;
    private final List<DeviceSighting> seen = new ArrayList<>();

    FirmwareExplanation(PrintWriter out, SubjectKey key, DetectorCatalog catalog) {
        this.out = out;
        this.key = key;
        this.matcher = new TelemetryMatcher(catalog);
    }

    @Override
    public void accept(SpecificRecordBase any) {
        matcher.match(any, this);
    }

    @Override
    public void observed(DeviceMatch match) {
        if (match.key().equals(key.text())) {
            seen.add(match.sighting());
        }
    }

    @Override
    public void matched(SubjectMatch match) {
        // Other rules explain themselves.
    }

    @Override
    public void contributed(PaneShare share) {
        // Other rules explain themselves.
    }

    @Override
    public void suppressed(String ruleId) {
        // What is allowed makes no finding.
    }

    @Override
    public void reject(DeadLetter letter) {
        // Undecodable lines say nothing of a device.
    }

    /** Prints and returns whether the finding exists. */
    boolean print(Detector detector, long periodStart) {
        ProductNames names = ProductNames.builtIn();
        DeviceState device = new DeviceState();
        seen.forEach(device::add);
        device.advance(Long.MAX_VALUE, names);
        DeviceVerdict verdict =
                device.verdicts(periodStart, Judgements.NONE, names).stream()
                        .filter(one -> one.rule().id().equals(detector.id()))
                        .findFirst()
                        .orElse(null);
        out.printf("%s %s %s%n", detector.id(), key.subjectType(), key.subject());
        out.printf(
                "period     %s, %s%n",
                Spans.time(periodStart), Spans.text(detector.requirement().period()));
        out.printf("condition  one matching observation%n");
        if (verdict == null) {
            out.printf("finding    does not exist%n");
        } else {
            found(detector, verdict);
        }
        events(periodStart);
        if (verdict != null) {
            out.printf("id         first 16 bytes of SHA-256, in hex, over these lines:%n");
            FindingId.text(
                            key.tenant(),
                            detector.id(),
                            key.subjectType(),
                            key.subject(),
                            periodStart)
                    .lines()
                    .forEach(line -> out.printf("             %s%n", line));
        }
        return verdict != null;
    }

    private void found(Detector detector, DeviceVerdict verdict) {
        out.printf("finding    exists: %s%n", key.findingId(detector.id(), verdict.periodStart()));
        out.printf(
                "counts     %d records, %d distinct, first %s, last %s, sensor %s%n",
                verdict.count(),
                verdict.distinct(),
                Spans.time(verdict.first()),
                Spans.time(verdict.last()),
                verdict.sensor());
        out.printf("crossing   %s%n", Spans.time(verdict.crossing()));
        FirmwareChange change = verdict.change();
        if (change != null) {
            out.printf(
                    "held       %s%s was confirmed before %s%s%n",
                    change.previousVersion(),
                    hash(change.previousHash()),
                    change.facts().version(),
                    hash(change.hash()));
        }
    }

    private void events(long periodStart) {
        List<DeviceSighting> ofDay =
                seen.stream()
                        .filter(one -> one.facts() != null)
                        .filter(one -> one.time() < periodStart + DeviceState.DAY)
                        .sorted()
                        .toList();
        out.printf("events     %d, up to the end of the period%n", ofDay.size());
        ofDay.stream()
                .skip(Math.max(0, ofDay.size() - MOST_EVENTS))
                .forEach(
                        one -> {
                            FirmwareFacts facts = one.facts();
                            if (facts != null) {
                                out.printf(
                                        "  %s  sensor=%s %s %s %s%s%s%n",
                                        Spans.time(one.time()),
                                        one.sensor(),
                                        facts.vendor(),
                                        facts.product(),
                                        facts.version(),
                                        hash(one.hash()),
                                        one.selfReported() ? "" : " (not by the device itself)");
                            }
                        });
    }

    private static String hash(@Nullable String hash) {
        return hash == null ? "" : " " + hash;
    }
}
