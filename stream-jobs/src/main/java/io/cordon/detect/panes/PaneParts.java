package io.cordon.detect.panes;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Sums records of one subject and rule before the shuffle. Not thread-safe. */
public final class PaneParts {

    private record Place(long unit, String sensor) {}

    private static final class Sum {

        private final SensorPanes sums = new SensorPanes();
        private long records;
    }

    private final Map<Place, Sum> parts = new LinkedHashMap<>(2);

    /** Nothing yet. */
    public PaneParts() {}

    /** Takes a record; gives how many panes it touches. */
    public int add(PaneRule rule, PaneObservation event) {
        Spread spread = rule.spread(event);
        Sum sum =
                parts.computeIfAbsent(
                        new Place(rule.unitOf(spread), event.seen().sensor()), place -> new Sum());
        sum.sums.add(rule, event);
        sum.records++;
        return spread.panes();
    }

    /** The sums; this must not be used afterwards. */
    public List<PanePart> take() {
        List<PanePart> all = new ArrayList<>(parts.size());
        parts.forEach(
                (place, sum) ->
                        all.add(new PanePart(place.unit(), place.sensor(), sum.records, sum.sums)));
        return all;
    }
}
