package io.cordon.stream.detection;

import io.cordon.detect.catalog.SubjectMatch;
import io.cordon.schema.avro.DeadLetter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.BoundedOneInput;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.util.OutputTag;

/**
 * Gathers matches by subject before the shuffle. Holds at most {@value #MOST} matches and no
 * checkpointed state: it empties itself when full, every {@value #PAUSE_MILLIS} ms, before a
 * watermark, before a barrier and at the end of input.
 */
final class LocalAggregation extends AbstractStreamOperator<MatchBatch>
        implements OneInputStreamOperator<Inbound, MatchBatch>, BoundedOneInput {

    private static final long serialVersionUID = 1L;

    static final int MOST = 4096;
    static final long PAUSE_MILLIS = 200;

    private final Speed speed;
    private final OutputTag<DeadLetter> setAside;

    private transient Map<String, List<SubjectMatch>> pending;
    private transient int size;

    @SuppressWarnings("NullAway.Init") // transient: open() makes them on the worker
    LocalAggregation(Speed speed, OutputTag<DeadLetter> setAside) {
        this.speed = speed;
        this.setAside = setAside;
    }

    @Override
    public void open() throws Exception {
        super.open();
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
        Inbound inbound = element.getValue();
        if (inbound instanceof Inbound.Matched matched) {
            pending.computeIfAbsent(matched.match().key(), key -> new ArrayList<>(4))
                    .add(matched.match());
            if (++size >= MOST) {
                flush();
            }
        } else if (inbound instanceof Inbound.SetAside aside) {
            output.collect(setAside, new StreamRecord<>(aside.letter()));
        }
    }

    private void flush() {
        pending.forEach(
                (key, matches) -> output.collect(new StreamRecord<>(new MatchBatch(key, matches))));
        pending = new LinkedHashMap<>();
        size = 0;
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
