package io.cordon.stream.detection;

import static org.assertj.core.api.Assertions.assertThat;

import io.cordon.schema.avro.DeadLetter;
import io.cordon.stream.codec.CodecType;
import io.cordon.stream.codec.DeadLetterCodec;
import java.util.List;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;

/** The operator on the test's own clock. */
class LateLettersTest {

    private static final long NOON = 1_772_366_400_000_000L;
    private static final long PANE = 10_000_000L;

    @Test
    void aSensorAndARuleHaveOneLetterForAllThatIsLate() throws Exception {
        try (var operator = operator(Speed.LIVE)) {
            take(operator, late("border-1", 3, NOON));
            take(operator, late("border-1", 1, NOON - PANE));
            take(operator, late("border-2", 5, NOON));
            take(operator, late("border-1", 2, NOON + PANE));
            operator.setProcessingTime(LateLetters.PAUSE_MILLIS - 1);
            assertThat(operator.extractOutputValues()).isEmpty();

            operator.setProcessingTime(LateLetters.PAUSE_MILLIS);

            List<DeadLetter> letters = operator.extractOutputValues();
            assertThat(letters)
                    .extracting(DeadLetter::getSensor)
                    .containsExactly("border-1", "border-2");
            DeadLetter first = letters.get(0);
            assertThat(first.getCode()).isEqualTo("LATE_EVENT");
            assertThat(first.getTenant()).isEqualTo("clinic");
            assertThat(first.getTime()).isEqualTo(NOON + PANE);
            assertThat(first.getMessage())
                    .isEqualTo(
                            "Cannot count records: their panes have been judged"
                                    + " (rule=AMP-REFLECTOR, records=6,"
                                    + " from=2026-03-01T11:59:50Z, to=2026-03-01T12:00:10Z)");

            operator.setProcessingTime(3 * LateLetters.PAUSE_MILLIS);
            assertThat(operator.extractOutputValues()).hasSize(2);
        }
    }

    @Test
    void nothingWaitsBeyondABarrierTheEndOrTheBound() throws Exception {
        try (var operator = operator(Speed.BATCH)) {
            take(operator, late("border-1", 1, NOON));
            operator.prepareSnapshotPreBarrier(1);
            assertThat(operator.extractOutputValues()).hasSize(1);

            for (int sensor = 0; sensor < LateLetters.MOST; sensor++) {
                assertThat(operator.extractOutputValues()).hasSize(1);
                take(operator, late("border-" + sensor, 1, NOON));
            }
            assertThat(operator.extractOutputValues()).hasSize(1 + LateLetters.MOST);

            take(operator, late("border-1", 1, NOON));
            operator.endInput();
            assertThat(operator.extractOutputValues()).hasSize(2 + LateLetters.MOST);
        }
    }

    private static OneInputStreamOperatorTestHarness<LatePanes, DeadLetter> operator(Speed speed)
            throws Exception {
        var operator =
                new OneInputStreamOperatorTestHarness<>(
                        new LateLetters(speed),
                        new CodecType<>(new LatePanes.LateCodec())
                                .createSerializer(new SerializerConfigImpl()));
        operator.setup(
                new CodecType<>(new DeadLetterCodec())
                        .createSerializer(new SerializerConfigImpl()));
        operator.open();
        return operator;
    }

    private static void take(
            OneInputStreamOperatorTestHarness<LatePanes, DeadLetter> operator, LatePanes late)
            throws Exception {
        operator.processElement(new StreamRecord<>(late));
    }

    private static LatePanes late(String sensor, long records, long time) {
        return new LatePanes("clinic", "AMP-REFLECTOR", sensor, records, time, time);
    }
}
