package io.cordon.stream.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cordon.detect.scope.AmplifierTable;
import io.cordon.detect.scope.LiveAmplifiers;
import io.cordon.schema.amplifier.Amplifier;
import io.cordon.schema.avro.AmplifierFeed;
import io.cordon.schema.avro.AmplifierRow;
import io.cordon.schema.avro.FeedCommit;
import io.cordon.schema.feed.Generation;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Generations of the port feed as a running job takes them. */
class AppliedFeedTest {

    private static final Instant IMPORTED = Instant.parse("2026-03-01T02:00:00Z");

    private final LiveAmplifiers table = new LiveAmplifiers(List.of());
    private final AppliedFeed<AmplifierFeed> feed =
            new AppliedFeed<>("port", generation -> table.replace(FeedPorts.of(generation)));

    private static AmplifierRow row(int port, String service) {
        return AmplifierRow.newBuilder()
                .setPort(port)
                .setService(service)
                .setBafLow(null)
                .setBafHigh(12.5)
                .setEvidence("M")
                .setIot(true)
                .setReport("scan_lamp")
                .setConversation(false)
                .setOpenService(true)
                .build();
    }

    private static Generation<AmplifierFeed> generation(long number, AmplifierRow... rows) {
        List<AmplifierFeed> entries = new ArrayList<>();
        for (AmplifierRow row : rows) {
            entries.add(
                    AmplifierFeed.newBuilder()
                            .setGeneration(number)
                            .setRow(row)
                            .setCommit(null)
                            .build());
        }
        FeedCommit commit =
                FeedCommit.newBuilder()
                        .setCount(rows.length)
                        .setChecksum(ByteBuffer.allocate(32))
                        .setImportedAt(IMPORTED.getEpochSecond() * 1_000_000)
                        .setSource("ports.csv")
                        .setSkipped(0)
                        .build();
        return new Generation<>(number, commit, entries);
    }

    @Test
    void aRowArrivesAsItWasWritten() {
        assertThat(FeedPorts.of(generation(1, row(48_899, "Lamp control"))))
                .containsExactly(
                        new Amplifier(
                                48_899,
                                "Lamp control",
                                null,
                                12.5,
                                "M",
                                true,
                                "scan_lamp",
                                false,
                                true));
    }

    @Test
    void aGenerationReplacesTheOneBeforeAndLeavesTheBuiltInRows() {
        feed.apply(generation(1, row(48_899, "Lamp control"), row(17, "Our quotes")));
        assertThat(table.table().vector(48_899)).isTrue();
        assertThat(table.table().row(17)).extracting("service").isEqualTo("Our quotes");

        feed.apply(generation(2, row(30_000, "Doorbell")));
        assertThat(table.table().vector(48_899)).isFalse();
        assertThat(table.table().vector(30_000)).isTrue();
        assertThat(table.table().row(17)).isEqualTo(AmplifierTable.builtIn().row(17));

        feed.apply(generation(3));
        assertThat(table.table().rows()).isEqualTo(AmplifierTable.builtIn().rows());
        assertThat(feed.generation()).isEqualTo(3);
        assertThat(feed.failures()).isZero();
    }

    @Test
    void whatCannotBeUsedLeavesTheLastGoodOneInForce() {
        feed.apply(generation(1, row(48_899, "Lamp control")));

        feed.apply(generation(2, row(30_000, "Doorbell"), row(70_000, "No port")));

        assertThatThrownBy(() -> FeedPorts.of(generation(2, row(70_000, "No port"))))
                .hasMessage("must lie in 1 to 65535");
        assertThat(table.table().vector(48_899)).isTrue();
        assertThat(table.table().vector(30_000)).isFalse();
        assertThat(feed.generation()).isEqualTo(1);
        assertThat(feed.failures()).isEqualTo(1);
    }

    @Test
    void itsAgeIsCountedFromTheImport() {
        Clock later = Clock.fixed(IMPORTED.plusSeconds(90), ZoneOffset.UTC);
        assertThat(feed.ageSeconds(later)).isEqualTo(-1);
        feed.apply(generation(1));
        assertThat(feed.ageSeconds(later)).isEqualTo(90);
    }
}
