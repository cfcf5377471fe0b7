package io.cordon.detect.counting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cordon.schema.avro.Vantage;
import io.cordon.schema.finding.Severity;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** What an older program kept is read on; what cannot be, says so. */
class SubjectStateCodecTest {

    private static final long SECOND = 1_000_000L;

    @Test
    void readsVersionOneAndGoesOnCounting() throws IOException {
        SubjectState state = SubjectStateCodec.read(in(versionOne()));

        assertThat(state.openPeriods()).containsExactly(0L);
        assertThat(state.verdict(0)).isEmpty();
        state.add(failure(3 * SECOND));
        Verdict verdict = state.verdict(0).orElseThrow();
        assertThat(verdict.count()).isEqualTo(3);
        assertThat(verdict.weight()).isEqualTo(3);
        assertThat(verdict.crossing()).isEqualTo(3 * SECOND);
        assertThat(verdict.crossingStart()).isEqualTo(-117 * SECOND);
        assertThat(verdict.confidence()).isEqualTo(Confidence.HIGH);
        assertThat(verdict.severity()).isEqualTo(Severity.MEDIUM);
        assertThat(verdict.names()).containsExactly("root");
    }

    /** Version 1 by hand: 3 within 120 s an hour, graded; two plain failures at 1 s and 2 s. */
    private static byte[] versionOne() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeByte(1);
        out.writeByte(0); // weights
        out.writeLong(3);
        out.writeLong(120 * SECOND);
        out.writeLong(3600 * SECOND);
        out.writeBoolean(true);
        out.writeInt(1); // one open period, no revision yet
        out.writeLong(0);
        out.writeLong(0);
        out.writeInt(0); // no tails
        out.writeInt(1); // one sensor
        out.writeUTF("zeek");
        for (int timeline = 0; timeline < 2; timeline++) { // all, plain
            out.writeInt(0); // no crossing
            out.writeInt(2);
            for (long time = 1; time <= 2; time++) {
                out.writeLong(time * SECOND);
                out.writeLong(1);
            }
        }
        out.writeInt(1); // one summary
        out.writeLong(0);
        out.writeLong(2); // count
        out.writeLong(2); // weight
        out.writeLong(SECOND);
        out.writeLong(2 * SECOND);
        out.writeByte(Vantage.NETWORK.ordinal());
        out.writeInt(0); // no distinct value
        out.writeByte(0); // no peer
        out.writeByte(0); // no port
        out.writeByte(1); // one name
        out.writeLong(SECOND);
        out.writeUTF("root");
        return bytes.toByteArray();
    }

    @Test
    void aNewerVersionIsRefusedByName() {
        assertThatThrownBy(() -> SubjectStateCodec.read(in(new byte[] {9})))
                .isInstanceOf(IOException.class)
                .hasMessage(
                        "Cannot read subject state: version 9 is unknown; this program reads versions 1 to 2");
    }

    @Test
    void stateThatWasKeptPerRuleIsRefusedWithWhatToDo() throws IOException {
        byte[] old = versionOne();

        assertThatThrownBy(() -> RuleStates.read(in(old)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("version 1")
                .hasMessageContaining("start the job without its checkpoint");
    }

    @Test
    void theStatesOfASubjectComeBackEachWithItsRule() throws IOException {
        RuleStates states = new RuleStates();
        CountingRule fast =
                CountingRule.hourly(Clause.of(120 * SECOND, Term.weight(Term.ALL, 2, "failures")));
        CountingRule slow =
                CountingRule.hourly(
                        Clause.of(
                                1800 * SECOND,
                                Term.distinct(1, 3, "users"),
                                Term.weight(1, 4, "failures")));
        for (int i = 0; i < 3; i++) {
            states.of("FAST", fast).add(failure(i * SECOND));
            states.of("SLOW", slow).add(failure(i * SECOND));
        }

        RuleStates back = RuleStates.read(in(bytes(states)));

        assertThat(back.all()).containsOnlyKeys("FAST", "SLOW");
        assertThat(back.of("FAST", slow).verdict(0)).isPresent();
        assertThat(back.of("SLOW", fast).verdict(0)).isEmpty();
        assertThat(bytes(back)).isEqualTo(bytes(states));
    }

    private static byte[] bytes(RuleStates states) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        states.write(new DataOutputStream(bytes));
        return bytes.toByteArray();
    }

    private static Observation failure(long time) {
        return new Observation(
                Sighting.of(time, "zeek", Vantage.NETWORK, null, 22, "root"),
                Contribution.of(Severity.MEDIUM));
    }

    private static DataInputStream in(byte[] bytes) {
        return new DataInputStream(new ByteArrayInputStream(bytes));
    }
}
