package io.cordon.detect.comparison;

import io.cordon.detect.Detector;
import io.cordon.detect.catalog.DetectorCatalog;
import io.cordon.detect.catalog.FindingFactory;
import io.cordon.detect.catalog.PaneKey;
import io.cordon.detect.catalog.PaneShare;
import io.cordon.detect.panes.PanePart;
import io.cordon.detect.panes.PaneParts;
import io.cordon.detect.panes.PaneRule;
import io.cordon.detect.panes.PaneState;
import io.cordon.schema.avro.Finding;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Pane rules as plain calls: each record a sum of its own, and event times reached at the end. */
public final class PurePanes {

    private final DetectorCatalog catalog;
    private final Map<String, PaneState> states = new LinkedHashMap<>();
    private final Map<String, TreeSet<Long>> timers = new LinkedHashMap<>();

    /** Nothing seen yet. */
    public PurePanes(DetectorCatalog catalog) {
        this.catalog = catalog;
    }

    /** Takes one record's share. */
    public void add(PaneShare share) {
        PaneRule rule = catalog.all().get(share.rule()).panes();
        PaneParts parts = new PaneParts();
        parts.add(rule, share.observation());
        PaneState state = states.computeIfAbsent(share.key(), key -> new PaneState());
        TreeSet<Long> times = timers.computeIfAbsent(share.key(), key -> new TreeSet<>());
        for (PanePart part : parts.take()) {
            state.add(rule, part, times::add);
        }
    }

    /** The closing revisions. */
    public List<Finding> findings(FindingFactory factory) {
        List<Finding> findings = new ArrayList<>();
        states.forEach(
                (text, state) -> {
                    PaneKey key = PaneKey.parse(text);
                    Detector detector = catalog.detector(key.ruleId());
                    PaneRule rule = detector.panes();
                    for (long time : timers.getOrDefault(text, new TreeSet<>())) {
                        state.reach(rule, time);
                        for (long period : state.openPeriods()) {
                            if (rule.deadlineOf(period) <= time) {
                                state.verdict(rule, period)
                                        .map(v -> factory.finding(key, detector, v, true))
                                        .ifPresent(findings::add);
                                state.close(rule, period);
                            }
                        }
                    }
                });
        return findings;
    }
}
