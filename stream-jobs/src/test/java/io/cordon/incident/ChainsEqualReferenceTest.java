package io.cordon.incident;

import static org.assertj.core.api.Assertions.assertThat;

import io.cordon.incident.reference.NaiveIncidents;
import io.cordon.schema.avro.Finding;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Any order of arrival and any split into revisions give the reference's incidents. */
class ChainsEqualReferenceTest {

    private static final NaiveIncidents REFERENCE =
            new NaiveIncidents(TestFindings.OURS, TestFindings.SETTINGS);

    private static final int ROUNDS = 40;

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 10, 40, 150})
    void everyOrderAndEverySplitEndsInTheSameDocuments(int count) throws Exception {
        int merged = 0;
        for (int round = 0; round < ROUNDS; round++) {
            Random random = new Random(1_000L * count + round);
            List<Finding> closed = TestFindings.random(random.nextLong(), count);
            Correlation correlation = new Correlation();
            IncidentIndex index = new IncidentIndex();
            for (Finding revision : TestFindings.revisions(closed, random)) {
                Status now = Status.values()[random.nextInt(3)];
                index.write(correlation.take(revision, now, random.nextBoolean()));
                if (random.nextInt(20) == 0) {
                    index.write(correlation.reach(Status.values()[random.nextInt(3)]));
                    correlation.checkpoint();
                }
            }
            index.write(correlation.reach(Status.CLOSED));

            index.check(REFERENCE.incidents(closed));
            merged += index.merged().size();
        }
        if (count >= 40) {
            assertThat(merged).as("rounds that proved merging").isGreaterThan(ROUNDS);
        }
    }

    /** A job that lost its state reads everything again, in another order, into the same index. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void aReplayInAnotherOrderConverges(long seed) {
        List<Finding> closed = TestFindings.random(seed, 80);
        IncidentIndex index = new IncidentIndex();
        for (int run = 0; run < 4; run++) {
            Random random = new Random(10 * seed + run);
            Correlation correlation = new Correlation();
            for (Finding revision : TestFindings.revisions(closed, random)) {
                index.write(correlation.take(revision, Status.OPEN, random.nextBoolean()));
            }
            index.write(correlation.reach(Status.CLOSED));
        }

        index.check(REFERENCE.incidents(closed));
    }
}
