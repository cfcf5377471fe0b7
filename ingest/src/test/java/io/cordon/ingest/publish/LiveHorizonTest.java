package io.cordon.ingest.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cordon.ingest.file.FileDecoding;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LiveHorizonTest {

    private static final Instant NOW = Instant.parse("2026-01-02T03:00:00Z");
    private static final long MICROS = ChronoUnit.MICROS.between(Instant.EPOCH, NOW);
    private static final long TWO_HOURS = Duration.ofHours(2).toNanos() / 1_000;

    private final LiveHorizon horizon = LiveHorizon.DEFAULT;
    @TempDir Path folder;

    @Test
    void exactlyTwoHoursOldIsLiveAndAMicrosecondMoreIsNot() {
        assertThat(door(MICROS - TWO_HOURS)).isEqualTo(LiveHorizon.Door.LIVE);
        assertThat(door(MICROS - TWO_HOURS - 1)).isEqualTo(LiveHorizon.Door.BACKFILL);
        assertThat(door(MICROS)).isEqualTo(LiveHorizon.Door.LIVE);
        assertThat(door(0)).isEqualTo(LiveHorizon.Door.BACKFILL);
    }

    @Test
    void nothingSaysThatAnEmptyFileIsOld() {
        assertThat(horizon.door(new long[0], NOW)).isEqualTo(LiveHorizon.Door.LIVE);
    }

    @Test
    void aFewBrokenClocksDecideNothing() {
        long[] old = new long[100];
        Arrays.fill(old, MICROS - 2 * TWO_HOURS);
        Arrays.fill(old, 0, 40, MICROS + TWO_HOURS);
        assertThat(horizon.door(old, NOW)).isEqualTo(LiveHorizon.Door.BACKFILL);
        long[] current = new long[100];
        Arrays.fill(current, MICROS);
        Arrays.fill(current, 0, 40, 0);
        assertThat(horizon.door(current, NOW)).isEqualTo(LiveHorizon.Door.LIVE);
    }

    @Test
    void horizonIsConfigurable() {
        LiveHorizon day = new LiveHorizon(Duration.ofDays(1));
        assertThat(day.door(new long[] {MICROS - 2 * TWO_HOURS}, NOW))
                .isEqualTo(LiveHorizon.Door.LIVE);
        assertThatThrownBy(() -> new LiveHorizon(Duration.ZERO)).hasMessageContaining("PT0S");
    }

    @Test
    void peekReadsTheFirstThousandRecordsOfAFile() throws Exception {
        Path log = ConnLog.write(folder.resolve("conn.log"), 3, 5_000);
        HorizonPeek peek = peek(log, Instant.ofEpochSecond(ConnLog.START_SECONDS + 5_000));
        assertThat(peek.records()).isEqualTo(1_000);
        assertThat(peek.first()).isBetween(seconds(1), seconds(2));
        // Line 1,020 is the 1,000th that is not damaged.
        assertThat(peek.last()).isBetween(seconds(1_020), seconds(1_021));
        assertThat(peek.door()).isEqualTo(LiveHorizon.Door.LIVE);
        assertThat(peek.line()).endsWith("conn.log: current, goes through the live topics");
    }

    @Test
    void peekSaysInOneLineThatAFileIsAnArchive() throws Exception {
        Path log = ConnLog.writeTimes(folder.resolve("conn.log"), ConnLog.START_SECONDS);
        HorizonPeek peek = peek(log, NOW);
        assertThat(peek.door()).isEqualTo(LiveHorizon.Door.BACKFILL);
        assertThat(peek.line())
                .endsWith(
                        "conn.log: archive (first records from 2024-01-10T00:00:00Z), goes through"
                                + " a bounded run; use --live to force it through the live topics");
    }

    @Test
    void peekOfAFileThatIsNoLogIsLiveWithoutRecords() throws Exception {
        Path file = Files.writeString(folder.resolve("notes.txt"), "nothing to see\n");
        assertThat(peek(file, NOW).records()).isZero();
        assertThat(peek(file, NOW).door()).isEqualTo(LiveHorizon.Door.LIVE);
    }

    private HorizonPeek peek(Path file, Instant now) throws Exception {
        return HorizonPeek.at(
                file,
                new FileDecoding()::decode,
                ConnLog.settings("default"),
                horizon,
                Clock.fixed(now, ZoneOffset.UTC));
    }

    private LiveHorizon.Door door(long micros) {
        return horizon.door(new long[] {micros}, NOW);
    }

    private static long seconds(long after) {
        return (ConnLog.START_SECONDS + after) * 1_000_000;
    }
}
