package io.cordon.local.explain;

import io.cordon.detect.Detector;
import io.cordon.detect.catalog.DetectorCatalog;
import io.cordon.detect.catalog.DeviceMatch;
import io.cordon.detect.catalog.PaneKey;
import io.cordon.detect.catalog.PaneShare;
import io.cordon.detect.catalog.SubjectKey;
import io.cordon.detect.catalog.SubjectMatch;
import io.cordon.detect.catalog.TelemetryMatcher;
import io.cordon.detect.firmware.device.DeviceState;
import io.cordon.detect.firmware.judge.FirmwareRule;
import io.cordon.ingest.file.RecordSink;
import io.cordon.schema.avro.DeadLetter;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecordBase;
import org.jspecify.annotations.Nullable;

/**
 * Looks through records for the subject and period that an id is made of: a hash cannot be read
 * backwards.
 */
final class IdSearch implements RecordSink, TelemetryMatcher.Output {

    /**
     * What an id is made of.
     *
     * @param key tenant and subject
     * @param ruleId rule
     * @param periodStart microseconds since the Unix epoch, UTC
     */
    record Origin(SubjectKey key, String ruleId, long periodStart) {}

    private final String id;
    private final DetectorCatalog catalog;
    private final TelemetryMatcher matcher;
    private @Nullable Origin found;

    IdSearch(String id, DetectorCatalog catalog) {
        this.id = id;
        this.catalog = catalog;
        this.matcher = new TelemetryMatcher(catalog);
    }

    @Override
    public void accept(SpecificRecordBase any) {
        if (found == null) {
            matcher.match(any, this);
        }
    }

    @Override
    public void matched(SubjectMatch match) {
        SubjectKey key = SubjectKey.parse(match.key());
        for (SubjectMatch.Share share : match.shares()) {
            Detector detector = catalog.all().get(share.rule());
            long period = detector.counting().periodOf(match.sighting().time());
            if (key.findingId(detector.id(), period).equals(id)) {
                found = new Origin(key, detector.id(), period);
            }
        }
    }

    @Override
    public void contributed(PaneShare share) {
        PaneKey key = PaneKey.parse(share.key());
        Detector detector = catalog.detector(key.ruleId());
        long period = detector.panes().periodOf(share.observation().time());
        if (key.findingId(period).equals(id)) {
            found = new Origin(key.about(), detector.id(), period);
        }
    }

    @Override
    public void observed(DeviceMatch match) {
        SubjectKey key = SubjectKey.parse(match.key());
        long period = DeviceState.dayOf(match.sighting().time());
        for (FirmwareRule rule : FirmwareRule.values()) {
            if (match.sighting().counts(rule) && key.findingId(rule.id(), period).equals(id)) {
                found = new Origin(key, rule.id(), period);
            }
        }
    }

    @Override
    public void suppressed(String ruleId) {
        // What is allowed makes no finding, so it has no id.
    }

    @Override
    public void reject(DeadLetter letter) {
        // An undecodable line matches no rule.
    }

    Optional<Origin> found() {
        return Optional.ofNullable(found);
    }
}
