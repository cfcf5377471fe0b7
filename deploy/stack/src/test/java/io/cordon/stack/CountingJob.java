package io.cordon.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.functions.MapFunction;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.connector.source.lib.NumberSequenceSource;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import org.apache.flink.util.Collector;

/**
 * A job that never ends, with one counter in keyed state: every millisecond or so it adds one and
 * writes the count to a file. A restored job goes on from its count; one that lost its state starts
 * at 1 again.
 */
final class CountingJob {

    private CountingJob() {}

    static void build(StreamExecutionEnvironment environment, Path file) {
        environment.setParallelism(1);
        environment
                .fromSource(
                        new NumberSequenceSource(1, Long.MAX_VALUE - 1),
                        WatermarkStrategy.noWatermarks(),
                        "numbers")
                .uid("numbers")
                .map(new Slowly())
                .uid("slowly")
                .keyBy(number -> 0, Types.INT)
                .process(new Count(file.toString()))
                .uid("count")
                .sinkTo(new DiscardingSink<>())
                .uid("sink");
    }

    /** Keeps the job from taking a whole core. */
    private static final class Slowly implements MapFunction<Long, Long> {
        private static final long serialVersionUID = 1L;

        @Override
        public Long map(Long number) {
            java.util.concurrent.locks.LockSupport.parkNanos(1_000_000);
            return number;
        }
    }

    private static final class Count extends KeyedProcessFunction<Integer, Long, Long> {
        private static final long serialVersionUID = 1L;

        private final String file;
        private transient ValueState<Long> count;
        private transient boolean first;

        private Count(String file) {
            this.file = file;
        }

        @Override
        public void open(OpenContext context) {
            count = getRuntimeContext().getState(new ValueStateDescriptor<>("count", Types.LONG));
            first = true;
        }

        @Override
        public void processElement(Long number, Context context, Collector<Long> out)
                throws IOException {
            Long before = count.value();
            long now = before == null ? 1 : before + 1;
            count.update(now);
            if (first || now % 50 == 0) {
                write(now);
                first = false;
            }
        }

        private void write(long now) {
            try {
                Path target = Path.of(file);
                Path partial = Path.of(file + ".partial");
                Files.writeString(partial, Long.toString(now));
                Files.move(partial, target, StandardCopyOption.ATOMIC_MOVE);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
