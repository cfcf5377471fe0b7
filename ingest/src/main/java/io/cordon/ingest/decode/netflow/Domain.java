package io.cordon.ingest.decode.netflow;

import io.cordon.ingest.decode.export.SequenceGaps;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What one exporter has said about one observation domain: templates, sampling, when its clock
 * started. Not thread-safe.
 */
final class Domain {

    static final int MOST_TEMPLATES = 1_024;
    static final int MOST_SAMPLERS = 1_024;

    /** How long a template holds that is not sent again, microseconds. */
    static final long TEMPLATE_LIFE = 7_200_000_000L;

    private final SequenceGaps gaps = new SequenceGaps();
    private final WaitingSets waiting;

    /** By what was sent latest, oldest first. */
    private final Map<Integer, Known> templates = new LinkedHashMap<>();

    private final Map<Long, Long> samplers = new LinkedHashMap<>();
    private final Map<Long, Long> interfaces = new LinkedHashMap<>();
    private long sampling = 1;
    private long initMillis = -1;
    private int fields;

    private record Known(Template template, long seen) {}

    Domain(WaitingSets.Budget budget) {
        this.waiting = new WaitingSets(budget);
    }

    SequenceGaps gaps() {
        return gaps;
    }

    WaitingSets waiting() {
        return waiting;
    }

    void define(int id, Template template, long now) {
        withdraw(id);
        templates.put(id, new Known(template, now));
        fields += template.fields();
        if (templates.size() > MOST_TEMPLATES) {
            withdraw(templates.keySet().iterator().next());
        }
    }

    void withdraw(int id) {
        Known known = templates.remove(id);
        if (known != null) {
            fields -= known.template().fields();
        }
    }

    /** Withdraws all templates of a kind. */
    void withdrawAll(boolean options) {
        for (Iterator<Known> all = templates.values().iterator(); all.hasNext(); ) {
            Template template = all.next().template();
            if (template.isOptions() == options) {
                fields -= template.fields();
                all.remove();
            }
        }
    }

    @Nullable Template template(int id, long now) {
        Known known = templates.get(id);
        if (known == null) {
            return null;
        }
        if (now - known.seen() > TEMPLATE_LIFE) {
            withdraw(id);
            return null;
        }
        return known.template();
    }

    /** Fields of all its templates. */
    int fields() {
        return fields;
    }

    /** Takes what an options record says. */
    void learn(FlowFields record) {
        Long init = record.positive(FlowElement.SYSTEM_INIT_TIME_MILLISECONDS);
        if (init != null) {
            initMillis = init;
        }
        long rate = Sampling.of(record);
        if (rate == 0) {
            return;
        }
        Long sampler = Sampling.sampler(record);
        Long on = Sampling.interfaceOf(record);
        if (sampler != null) {
            remember(samplers, sampler, rate);
        } else if (on != null) {
            remember(interfaces, on, rate);
        } else {
            sampling = rate;
        }
    }

    private static void remember(Map<Long, Long> rates, long of, long rate) {
        rates.remove(of);
        rates.put(of, rate);
        if (rates.size() > MOST_SAMPLERS) {
            rates.remove(rates.keySet().iterator().next());
        }
    }

    /**
     * One packet in how many was looked at for a record: its own word, its sampler's, that of the
     * interface it came in at, ours.
     */
    long sampling(FlowFields record) {
        long own = Sampling.of(record);
        if (own != 0) {
            return own;
        }
        if (!samplers.isEmpty()) {
            Long sampler = Sampling.sampler(record);
            Long rate = sampler == null ? null : samplers.get(sampler);
            if (rate != null) {
                return rate;
            }
        }
        if (!interfaces.isEmpty()) {
            Long on = Sampling.interfaceOf(record);
            return on == null ? sampling : interfaces.getOrDefault(on, sampling);
        }
        return sampling;
    }

    /** When the exporter's clock started, milliseconds; -1 when it did not say. */
    long initMillis() {
        return initMillis;
    }
}
