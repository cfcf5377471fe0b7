package io.cordon.stream.elasticsearch;

import static io.cordon.stream.elasticsearch.WriterHarness.entry;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.apache.flink.connector.base.sink.writer.RequestEntryWrapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PendingEntriesTest {

    private final PendingEntries pending = new PendingEntries(() -> true, () -> {});

    @Test
    void keepsTheHighestRevision() {
        add("a", 1, false);
        add("a", 5, false);
        add("a", 3, false);

        assertThat(pending.take(10, 1_000)).containsExactly(entry("a", 5));
        assertThat(pending.size()).isZero();
        assertThat(pending.totalSizeInBytes()).isZero();
    }

    @Test
    void holdsARevisionBackWhileAnEarlierIsOnItsWay() {
        add("a", 1, false);
        List<BulkEntry> first = pending.take(10, 1_000);
        add("a", 2, false);

        assertThat(pending.hasSendable()).isFalse();
        assertThat(pending.hasHeld()).isTrue();
        assertThat(pending.take(10, 1_000)).isEmpty();

        pending.release(first.get(0));
        assertThat(pending.take(10, 1_000)).containsExactly(entry("a", 2));
    }

    @Test
    void whatComesBackYieldsToALaterRevision() {
        add("a", 1, false);
        add("b", 1, false);
        pending.take(10, 1_000);
        add("a", 2, false);
        add("b", 1, true);
        add("a", 1, true);

        assertThat(pending.take(10, 1_000)).containsExactly(entry("b", 1), entry("a", 2));
    }

    @Test
    void takesWithinTheBoundsButAlwaysOne() {
        for (String id : List.of("a", "b", "c")) {
            add(id, 1, false);
        }

        assertThat(pending.take(2, 1_000)).hasSize(2);
        assertThat(pending.take(2, 1)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void neverSendsOneDocumentTwiceAtATimeAndEndsWithTheHighest(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Map<String, Long> wanted = new HashMap<>();
        Map<String, Long> written = new HashMap<>();
        Map<String, BulkEntry> onTheWay = new HashMap<>();
        for (int step = 0; step < 20_000 || !onTheWay.isEmpty() || pending.size() > 0; step++) {
            int choice = random.nextInt(step < 20_000 ? 4 : 3);
            if (choice == 0) {
                for (BulkEntry entry : pending.take(1 + random.nextInt(5), 500)) {
                    assertThat(onTheWay.put(entry.key(), entry)).as("seed %d", seed).isNull();
                }
            } else if (choice < 3 && !onTheWay.isEmpty()) {
                BulkEntry answered = onTheWay.values().iterator().next();
                onTheWay.remove(answered.key());
                if (choice == 1) {
                    written.merge(answered.id(), answered.version(), Math::max);
                    pending.release(answered);
                } else {
                    add(answered.id(), answered.version(), true);
                }
            } else if (choice == 3) {
                String id = "id" + random.nextInt(8);
                long version = random.nextLong(1_000);
                wanted.merge(id, version, Math::max);
                add(id, version, false);
            }
            Set<String> sendable = new HashSet<>();
            pending.getBufferedState().forEach(e -> sendable.add(e.getRequestEntry().key()));
            sendable.removeAll(onTheWay.keySet());
            assertThat(pending.hasSendable()).as("seed %d", seed).isEqualTo(!sendable.isEmpty());
        }

        assertThat(written).isEqualTo(wanted);
        assertThat(pending.totalSizeInBytes()).isZero();
    }

    private void add(String id, long version, boolean returned) {
        pending.add(new RequestEntryWrapper<>(entry(id, version), 100), returned);
    }
}
