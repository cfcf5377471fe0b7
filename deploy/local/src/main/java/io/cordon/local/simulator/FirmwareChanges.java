package io.cordon.local.simulator;

import io.cordon.schema.address.IpAddress;
import org.jspecify.annotations.Nullable;

/** Cameras whose firmware goes back or changes, and cameras that only seem to. */
final class FirmwareChanges implements Story {

    private static final String ONE = "a1";
    private static final String OTHER = "b2";

    private int told;

    @Override
    public void play(Stage stage) {
        for (Family family : Family.values()) {
            for (Segment segment : Segment.values()) {
                back(stage, segment, family, "2.4.1", "2.3.9");
                back(stage, segment, family, "1.10", "1.9");
                update(stage, segment, family, "1.9", "1.10");
                implant(stage, segment, family);
                silent(stage, segment, family, "1.1.4 Build 20230219", null, "1.1.4", null);
                silent(stage, segment, family, "3.0", ONE, "3.0", ONE);
                silent(stage, segment, family, "3.0", ONE, "3.0", null);
            }
        }
    }

    private void back(Stage stage, Segment segment, Family family, String before, String after) {
        IpAddress device = stage.addresses().inside(segment, family);
        long time = reports(stage, device, before, null, after, null);
        String story = "goes back from " + before + " to " + after;
        stage.truth().device(Rule.FW_DOWNGRADE, device, time, story);
        stage.truth().device(Rule.FW_UNKNOWN_CHANGE, device, time, story);
    }

    private void update(Stage stage, Segment segment, Family family, String before, String after) {
        IpAddress device = stage.addresses().inside(segment, family);
        long time = reports(stage, device, before, null, after, null);
        stage.truth().device(Rule.FW_UNKNOWN_CHANGE, device, time, "updates unplanned");
        stage.truth().lookAlike(Rule.FW_DOWNGRADE, device, "1.10 is later than 1.9");
    }

    private void implant(Stage stage, Segment segment, Family family) {
        IpAddress device = stage.addresses().inside(segment, family);
        long time = reports(stage, device, "5.0.2", ONE, "5.0.2", OTHER);
        stage.truth()
                .device(Rule.FW_UNKNOWN_CHANGE, device, time, "has other content, equal version");
        stage.truth().lookAlike(Rule.FW_DOWNGRADE, device, "has other content, equal version");
    }

    private void silent(
            Stage stage,
            Segment segment,
            Family family,
            String before,
            @Nullable String beforeHash,
            String after,
            @Nullable String afterHash) {
        IpAddress device = stage.addresses().inside(segment, family);
        reports(stage, device, before, beforeHash, after, afterHash);
        String story = "says " + after + " after " + before;
        stage.truth().lookAlike(Rule.FW_DOWNGRADE, device, story);
        stage.truth().lookAlike(Rule.FW_UNKNOWN_CHANGE, device, story);
    }

    /** Three reports, five minutes apart, the last two alike; gives the time of the second. */
    private long reports(
            Stage stage,
            IpAddress device,
            String before,
            @Nullable String beforeHash,
            String after,
            @Nullable String afterHash) {
        long start = stage.slot(told++, 10 * Timeline.MINUTE);
        long second = start + 5 * Timeline.MINUTE;
        stage.reports().report(start, device, before, beforeHash);
        stage.reports().report(second, device, after, afterHash);
        stage.reports().report(second + 4 * Timeline.MINUTE, device, after, afterHash);
        return second;
    }
}
