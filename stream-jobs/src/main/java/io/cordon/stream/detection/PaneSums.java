package io.cordon.stream.detection;

import io.cordon.detect.catalog.DetectorCatalog;
import io.cordon.detect.catalog.PaneShare;
import io.cordon.detect.panes.PaneParts;
import io.cordon.detect.settings.DetectionSettings;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.BoundedOneInput;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/**
 * Sums what records add to panes before the shuffle. Holds at most the sums of {@value #MOST}
 * records, or of as many as touch {@value #MOST_PANES} panes, and no checkpointed state: it empties
 * itself when full, every {@value #PAUSE_MILLIS} ms, before a watermark, before a barrier and at
 * the end of input.
 */
final class PaneSums extends AbstractStreamOperator<PaneBatch>
        implements OneInputStreamOperator<Inbound, PaneBatch>, BoundedOneInput {

    private static final long serialVersionUID = 1L;

    /** No more distinct values than are counted exactly, so that a batch never holds a sketch. */
    static final int MOST = 4096;

    static final int MOST_PANES = 16_384;
    static final long PAUSE_MILLIS = 200;

    private final DetectionSettings settings;
    private final Speed speed;

    private transient DetectorCatalog catalog;
    private transient Map<String, Pending> pending;
    private transient int records;
    private transient int panes;

    private record Pending(int rule, PaneParts parts) {}

    /** Sums for the pane rules of these settings. */
    @SuppressWarnings("NullAway.Init") // transient: open() makes them on the worker
    PaneSums(DetectionSettings settings, Speed speed) {
        this.settings = settings;
        this.speed = speed;
    }

    @Override
    public void open() throws Exception {
        super.open();
        catalog = new DetectorCatalog(settings);
        pending = new LinkedHashMap<>();
        if (speed == Speed.LIVE) {
            flushLater();
        }
    }

    private void flushLater() {
        long now = getProcessingTimeService().getCurrentProcessingTime();
        getProcessingTimeService()
                .registerTimer(
                        now + PAUSE_MILLIS,
                        time -> {
                            flush();
                            flushLater();
                        });
    }

    @Override
    public void processElement(StreamRecord<Inbound> element) {
        if (element.getValue() instanceof Inbound.Contributed contributed) {
            PaneShare share = contributed.share();
            panes +=
                    pending.computeIfAbsent(
                                    share.key(), key -> new Pending(share.rule(), new PaneParts()))
                            .parts()
                            .add(catalog.all().get(share.rule()).panes(), share.observation());
            if (++records >= MOST || panes >= MOST_PANES) {
                flush();
            }
        }
    }

    private void flush() {
        pending.forEach(
                (key, sums) ->
                        output.collect(
                                new StreamRecord<>(
                                        new PaneBatch(key, sums.rule(), sums.parts().take()))));
        pending = new LinkedHashMap<>();
        records = 0;
        panes = 0;
    }

    @Override
    public void processWatermark(Watermark mark) throws Exception {
        flush();
        super.processWatermark(mark);
    }

    @Override
    public void prepareSnapshotPreBarrier(long checkpointId) {
        flush();
    }

    @Override
    public void endInput() {
        flush();
    }
}
