package io.cordon.detect.firmware;

import io.cordon.detect.Detector;
import io.cordon.detect.EvidenceFields;
import io.cordon.detect.Judge;
import io.cordon.detect.Parameters;
import io.cordon.detect.RuleProfile;
import io.cordon.detect.counting.Confidence;
import io.cordon.detect.counting.CountingRule;
import io.cordon.detect.firmware.judge.FirmwareFeed;
import io.cordon.detect.firmware.judge.FirmwareRule;
import io.cordon.detect.scope.Scope;
import io.cordon.schema.finding.RuleLabels;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A rule about the firmware of a device. It has no judge of its own: what a record means depends on
 * what is kept of the device and on feeds, so the rules judge together ({@link
 * io.cordon.detect.firmware.device.DeviceState}). One matching observation in a day is enough.
 */
public final class FirmwareDetector implements Detector {

    private final FirmwareRule rule;
    private final RuleProfile profile;
    private final Set<FirmwareFeed> given;

    FirmwareDetector(FirmwareRule rule, RuleLabels labels, Parameters parameters, Scope scope) {
        this.rule = rule;
        this.given = scope.firmwareFeeds();
        this.profile =
                new RuleProfile(
                        rule.id(),
                        labels,
                        List.of("device"),
                        CountingRule.posture()
                                .graded(Confidence.LOW, Confidence.MEDIUM, Confidence.HIGH),
                        new EvidenceFields("source.ip", null, null, null),
                        parameters);
    }

    /** Which of the rules it is. */
    public FirmwareRule rule() {
        return rule;
    }

    @Override
    public RuleProfile profile() {
        return profile;
    }

    @Override
    public List<Judge<?>> judges() {
        return List.of();
    }

    @Override
    public List<String> reads() {
        return List.of("DeviceObservation");
    }

    @Override
    public Optional<String> inactive() {
        List<String> missing =
                List.of(FirmwareFeed.values()).stream()
                        .filter(rule.needs()::contains)
                        .filter(feed -> !given.contains(feed))
                        .map(feed -> "no feed of " + feed.what() + " (" + feed.option() + ")")
                        .toList();
        return missing.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", missing));
    }
}
