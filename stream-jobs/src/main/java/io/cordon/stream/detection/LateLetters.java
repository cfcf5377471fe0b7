package io.cordon.stream.detection;

import io.cordon.schema.avro.DeadLetter;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.BoundedOneInput;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/**
 * Writes one letter for all late records of a sensor and a rule, every {@value #PAUSE_MILLIS} ms:
 * files that are read behind the present would otherwise leave a letter for each subject and pane.
 * Holds at most {@value #MOST} pairs of sensor and rule and no checkpointed state: it empties
 * itself when full, before a barrier and at the end of input.
 */
final class LateLetters extends AbstractStreamOperator<DeadLetter>
        implements OneInputStreamOperator<LatePanes, DeadLetter>, BoundedOneInput {

    private static final long serialVersionUID = 1L;

    static final int MOST = 4096;
    static final long PAUSE_MILLIS = 5_000;

    private final Speed speed;

    private transient Map<LatePanes.Key, LatePanes> pending;

    @SuppressWarnings("NullAway.Init") // transient: open() makes them on the worker
    LateLetters(Speed speed) {
        this.speed = speed;
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
    public void processElement(StreamRecord<LatePanes> element) {
        LatePanes late = element.getValue();
        pending.merge(late.key(), late, LatePanes::and);
        if (pending.size() >= MOST) {
            flush();
        }
    }

    private void flush() {
        pending.values().forEach(late -> output.collect(new StreamRecord<>(late.letter())));
        pending.clear();
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
