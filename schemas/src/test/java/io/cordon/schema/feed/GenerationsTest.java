package io.cordon.schema.feed;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.cordon.schema.avro.CredentialFeed;
import io.cordon.schema.feed.FeedRecords.Log;
import io.cordon.schema.topic.FeedKey;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GenerationsTest {

    private final Generations<CredentialFeed> generations = new Generations<>(FeedType.CREDENTIALS);

    @Test
    void aGenerationIsInForceFromItsCommitOn() {
        List<Log> first = FeedRecords.generation(7, 3);
        assertThat(take(first.subList(0, 3))).isFalse();
        assertThat(generations.inForce()).isEmpty();
        assertThat(generations.pendingEntries()).isEqualTo(3);

        assertThat(take(first.subList(3, 4))).isTrue();
        assertThat(inForce()).isEqualTo(7);
        assertThat(generations.inForce().orElseThrow().entries()).hasSize(3);
        assertThat(generations.pendingEntries()).isZero();
    }

    @Test
    void theOlderOneStaysUntilTheNewerIsWhole() {
        take(FeedRecords.generation(7, 3));
        List<Log> second = FeedRecords.generation(8, 5);
        take(second.subList(0, 5));
        assertThat(inForce()).isEqualTo(7);
        take(second.subList(5, 6));
        assertThat(inForce()).isEqualTo(8);
    }

    @Test
    void anImportThatWasGivenUpIsNeverInForceAndDoesNotHinderTheNext() {
        take(FeedRecords.generation(7, 3));
        take(FeedRecords.entries(8, 4));
        take(FeedRecords.generation(9, 2));
        assertThat(inForce()).isEqualTo(9);
        // What the one that was given up still writes comes too late, even its commit.
        List<Log> late = FeedRecords.generation(8, 4);
        assertThat(take(late)).isFalse();
        assertThat(inForce()).isEqualTo(9);
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 1})
    void aCountThatDoesNotFitIsRefused(int off) {
        take(FeedRecords.generation(7, 3));
        List<Log> entries = FeedRecords.entries(8, 4);
        take(entries);
        take(List.of(FeedRecords.commit(8, entries, off)));
        assertThat(inForce()).isEqualTo(7);
        assertThat(generations.refused().orElseThrow().why())
                .isEqualTo("it has 4 entries where its commit says " + (4 + off));
        take(FeedRecords.generation(9, 1));
        assertThat(generations.refused()).isEmpty();
    }

    @Test
    void aDamagedEntryIsRefused() {
        List<Log> log = FeedRecords.generation(8, 4);
        byte[] value = requireNonNull(log.get(2).value()).clone();
        value[value.length - 1] ^= 1;
        log.set(2, new Log(log.get(2).key(), value));
        take(log);
        assertThat(generations.inForce()).isEmpty();
        assertThat(generations.refused().orElseThrow().why())
                .isEqualTo("its checksum does not fit");
    }

    @Test
    void anEntryThatTookAnothersPlaceIsRefused() {
        List<Log> log = FeedRecords.generation(8, 4);
        log.set(1, new Log(log.get(2).key(), log.get(1).value()));
        take(log);
        assertThat(generations.inForce()).isEmpty();
    }

    @Test
    void aCommitThatIsNoRecordIsRefused() {
        List<Log> entries = FeedRecords.entries(8, 1);
        take(entries);
        take(List.of(new Log(FeedKey.commit(8), new byte[] {1, 2, 3})));
        take(List.of(new Log(FeedKey.commit(8), entries.get(0).value())));
        assertThat(generations.inForce()).isEmpty();
        assertThat(generations.refused().orElseThrow().why()).isEqualTo("its commit says nothing");
    }

    @Test
    void anEmptyGenerationTakesTheFeedOutOfForce() {
        take(FeedRecords.generation(7, 3));
        assertThat(take(FeedRecords.generation(8, 0))).isTrue();
        assertThat(generations.inForce().orElseThrow().entries()).isEmpty();
    }

    @Test
    void deletingWhatWasReplacedChangesNothing() {
        List<Log> first = FeedRecords.generation(7, 3);
        take(first);
        take(FeedRecords.generation(8, 2));
        take(FeedRecords.deletion(first));
        assertThat(inForce()).isEqualTo(8);
        assertThat(generations.newest()).isEqualTo(8);
    }

    @Test
    void aGenerationLargerThanTheBoundHoldsNoMemoryAndIsRefused() {
        List<Log> log = FeedRecords.generation(8, 100);
        Generations<CredentialFeed> small = new Generations<>(FeedType.CREDENTIALS, 2_000);
        for (Log one : log) {
            small.accept(one.key(), one.value());
            assertThat(small.pendingEntries()).isLessThan(40);
        }
        assertThat(small.inForce()).isEmpty();
        assertThat(small.refused().orElseThrow().why()).isEqualTo("it is too large");
    }

    @Test
    void strangeKeysArePassedOver() {
        assertThat(generations.accept(null, new byte[1])).isFalse();
        assertThat(generations.accept(new byte[3], new byte[1])).isFalse();
        assertThat(generations.accept(new byte[2_000], new byte[1])).isFalse();
        assertThat(generations.accept(FeedKey.commit(-5), null)).isFalse();
        assertThat(generations.newest()).isZero();
    }

    /**
     * Compaction drops records that a later one of the same key replaces, as far as it has come. A
     * reader that starts then must see what a reader from the beginning sees.
     */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void compactionChangesNothing(long seed) {
        Random random = new Random(seed);
        List<Log> log = new ArrayList<>();
        List<Log> live = new ArrayList<>();
        for (int generation = 1; generation <= 6; generation++) {
            List<Log> written = FeedRecords.generation(generation, random.nextInt(6));
            if (random.nextInt(3) == 0) {
                written = written.subList(0, random.nextInt(written.size()));
                log.addAll(written);
                live.addAll(written);
            } else {
                log.addAll(written);
                int deleted = random.nextInt(live.size() + 1);
                log.addAll(FeedRecords.deletion(live.subList(0, deleted)));
                live = new ArrayList<>(live.subList(deleted, live.size()));
                live.addAll(written);
            }
        }
        take(log);
        for (int clean = 0; clean <= log.size(); clean++) {
            Generations<CredentialFeed> restarted = new Generations<>(FeedType.CREDENTIALS);
            for (Log one : compacted(log, clean)) {
                restarted.accept(one.key(), one.value());
            }
            assertThat(restarted.inForce()).as("seed %d", seed).isEqualTo(generations.inForce());
        }
    }

    private static List<Log> compacted(List<Log> log, int clean) {
        Map<ByteBuffer, Integer> last = new HashMap<>();
        for (int i = 0; i < clean; i++) {
            last.put(ByteBuffer.wrap(log.get(i).key()), i);
        }
        List<Log> kept = new ArrayList<>();
        for (int i = 0; i < log.size(); i++) {
            boolean replaced =
                    i < clean && requireNonNull(last.get(ByteBuffer.wrap(log.get(i).key()))) != i;
            boolean deletion = i < clean && log.get(i).value() == null;
            if (!replaced && !deletion) {
                kept.add(log.get(i));
            }
        }
        return kept;
    }

    /** Three lines of an independent reckoning: sort, length and bytes of each, SHA-256. */
    @Test
    void theChecksumIsWhatTheReferenceSays() throws Exception {
        List<Log> entries = new ArrayList<>(FeedRecords.entries(8, 20));
        Collections.shuffle(entries, new Random(8));
        var sorted = FeedChecksum.entries();
        entries.forEach(entry -> sorted.put(entry.key(), entry.value()));
        byte[] text =
                entries.stream()
                        .sorted((a, b) -> Arrays.compareUnsigned(a.key(), b.key()))
                        .flatMap(entry -> Stream.of(entry.key(), entry.value()))
                        .map(
                                bytes ->
                                        ByteBuffer.allocate(4 + bytes.length)
                                                .putInt(bytes.length)
                                                .put(bytes)
                                                .array())
                        .reduce(new byte[0], GenerationsTest::join);
        assertThat(FeedChecksum.of(sorted))
                .isEqualTo(java.security.MessageDigest.getInstance("SHA-256").digest(text));
    }

    private static byte[] join(byte[] one, byte[] other) {
        return ByteBuffer.allocate(one.length + other.length).put(one).put(other).array();
    }

    private boolean take(List<Log> log) {
        boolean changed = false;
        for (Log one : log) {
            changed |= generations.accept(one.key(), one.value());
        }
        return changed;
    }

    private long inForce() {
        return generations.inForce().orElseThrow().number();
    }
}
