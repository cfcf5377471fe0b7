package io.cordon.ingest.feed.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cordon.ingest.feed.sync.FeedDownload.Outcome;
import io.cordon.ingest.feed.sync.Publisher.Document;
import io.cordon.ingest.feed.sync.Publisher.Mishap;
import io.cordon.ingest.feed.sync.Publisher.Request;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.Year;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files as a publisher on loopback has them, on good days and on bad ones. */
@Timeout(60)
class FeedSyncTest {

    private static final Clock CLOCK =
            Clock.fixed(Instant.parse("2026-11-25T12:00:00Z"), ZoneOffset.UTC);
    private static final byte[] CONTENT = bytes(300_000, 1);
    private static final String MODIFIED = "Tue, 24 Nov 2026 00:00:00 GMT";

    private final List<Duration> waits = new ArrayList<>();
    private final FeedDownload download = new FeedDownload(CLOCK, waits::add, 1 << 20);

    @TempDir private Path folder;
    private Publisher publisher;

    @BeforeEach
    void open() throws IOException {
        publisher = new Publisher();
        publisher.has("kev.json", new Document(CONTENT, "\"one\"", MODIFIED));
    }

    @AfterEach
    void close() {
        publisher.close();
    }

    private Outcome fetch() throws IOException {
        return download.fetch(new FeedFile(publisher.url("kev.json"), "kev.json"), folder);
    }

    private byte[] content() throws IOException {
        return Files.readAllBytes(folder.resolve("kev.json"));
    }

    private Request last() {
        return publisher.requests().get(publisher.requests().size() - 1);
    }

    @Test
    void aFileIsFetchedOnceAndAgainWhenItHasChanged() throws IOException {
        assertThat(fetch()).isEqualTo(Outcome.CHANGED);
        assertThat(content()).isEqualTo(CONTENT);

        assertThat(fetch()).isEqualTo(Outcome.UNCHANGED);
        assertThat(last().ifNoneMatch()).isEqualTo("\"one\"");
        assertThat(last().ifModifiedSince()).isEqualTo(MODIFIED);

        byte[] newer = bytes(1_000, 2);
        publisher.has("kev.json", new Document(newer, "\"two\"", null));
        assertThat(fetch()).isEqualTo(Outcome.CHANGED);
        assertThat(content()).isEqualTo(newer);
        assertThat(waits).isEmpty();
    }

    @Test
    void aDownloadThatBreaksGoesOnWhereItBroke() throws IOException {
        publisher.then(new Mishap.CutAfter(100_000), new Mishap.CutAfter(50_000));

        assertThat(fetch()).isEqualTo(Outcome.CHANGED);

        assertThat(content()).isEqualTo(CONTENT);
        assertThat(publisher.requests()).hasSize(3);
        assertThat(publisher.requests().get(1).ifRange()).isEqualTo("\"one\"");
        assertThat(last().range()).isEqualTo("bytes=150000-");
        assertThat(waits).containsExactly(Duration.ofSeconds(2), Duration.ofSeconds(4));
    }

    @Test
    void anotherProcessGoesOnWhereThisOneBroke() throws IOException {
        for (int i = 0; i < FeedDownload.ATTEMPTS; i++) {
            publisher.then(new Mishap.CutAfter(10_000));
        }
        assertThatThrownBy(this::fetch)
                .isInstanceOfSatisfying(
                        SyncFailed.class,
                        e -> assertThat(e.code()).isEqualTo(SyncError.UNREACHABLE));
        assertThat(folder.resolve("kev.json")).doesNotExist();

        FeedDownload later = new FeedDownload(CLOCK, waits::add, 1 << 20);
        later.fetch(new FeedFile(publisher.url("kev.json"), "kev.json"), folder);

        assertThat(last().range()).isEqualTo("bytes=60000-");
        assertThat(content()).isEqualTo(CONTENT);
    }

    @Test
    void ofAFileThatChangedMeanwhileNoPartIsUsed() throws IOException {
        for (int i = 0; i < FeedDownload.ATTEMPTS; i++) {
            publisher.then(new Mishap.CutAfter(10_000));
        }
        assertThatThrownBy(this::fetch).isInstanceOf(SyncFailed.class);
        byte[] newer = bytes(200_000, 3);
        publisher.has("kev.json", new Document(newer, "\"two\"", null));

        assertThat(fetch()).isEqualTo(Outcome.CHANGED);
        assertThat(content()).isEqualTo(newer);
    }

    @Test
    void aPartThatWasNotAskedForIsDropped() throws IOException {
        publisher.then(new Mishap.CutAfter(10_000), new Mishap.WrongPart());

        assertThat(fetch()).isEqualTo(Outcome.CHANGED);
        assertThat(content()).isEqualTo(CONTENT);
        assertThat(last().range()).as("from the beginning").isNull();
    }

    @ParameterizedTest
    @ValueSource(ints = {403, 429, 503})
    void whoeverSaysLaterIsAskedLater(int status) throws IOException {
        publisher.then(
                new Mishap.Status(status, "30"),
                new Mishap.Status(status, "Wed, 25 Nov 2026 12:01:40 GMT"),
                new Mishap.Status(status, "soon"));

        assertThat(fetch()).isEqualTo(Outcome.CHANGED);
        assertThat(waits)
                .containsExactly(
                        Duration.ofSeconds(30), Duration.ofSeconds(100), Duration.ofSeconds(200));
    }

    @Test
    void whoeverSaysMuchLaterIsNotWaitedFor() {
        publisher.then(new Mishap.Status(429, "601"));

        assertThatThrownBy(this::fetch)
                .isInstanceOfSatisfying(
                        SyncFailed.class,
                        e -> assertThat(e.code()).isEqualTo(SyncError.TOO_MANY_REQUESTS));
        assertThat(publisher.requests()).hasSize(1);
        assertThat(waits).isEmpty();
    }

    @Test
    void whatIsNotThereIsNotAskedForAgain() {
        assertThatThrownBy(
                        () ->
                                download.fetch(
                                        new FeedFile(publisher.url("gone.json"), "gone.json"),
                                        folder))
                .isInstanceOf(SyncFailed.class)
                .hasMessageContaining("answers 404 (REFUSED)");
        assertThat(publisher.requests()).hasSize(1);
    }

    @Test
    void aFileOfAnotherKindOfSizeIsNotTaken() throws IOException {
        assertThat(fetch()).isEqualTo(Outcome.CHANGED);
        publisher.has("kev.json", new Document(bytes((1 << 20) + 1, 4), "\"huge\"", null));

        assertThatThrownBy(this::fetch)
                .isInstanceOfSatisfying(
                        SyncFailed.class, e -> assertThat(e.code()).isEqualTo(SyncError.TOO_LARGE));
        assertThat(content()).as("the last good one stays").isEqualTo(CONTENT);
        assertThat(folder.resolve("kev.json.part")).doesNotExist();
    }

    @Test
    void aServerThatIsNotThereIsAskedAFewTimes() {
        URI nobody = publisher.url("kev.json");
        publisher.close();

        assertThatThrownBy(() -> download.fetch(new FeedFile(nobody, "kev.json"), folder))
                .isInstanceOf(SyncFailed.class)
                .hasMessageContaining("nobody answers (UNREACHABLE)");
        assertThat(waits).hasSize(FeedDownload.ATTEMPTS - 1);
    }

    @Test
    void ofNvdEachYearIsAFileAndOnlyChangedOnesAreSent() throws IOException {
        for (int year = PublishedFeed.FIRST_YEAR; year <= 2026; year++) {
            publisher.has(
                    "nvd/nvdcve-2.0-" + year + ".json.gz",
                    new Document(bytes(100, year), "\"" + year + "\"", null));
        }
        FeedSync sync =
                new FeedSync(Map.of(PublishedFeed.NVD, publisher.url("nvd")), CLOCK, waits::add);

        FeedSync.Synced first = sync.fetch(PublishedFeed.NVD, folder);
        assertThat(first.files()).hasSize(25).allSatisfy(file -> assertThat(file).exists());
        assertThat(first.changed()).isEqualTo(25);
        assertThat(waits).as("a second between two").hasSize(24).containsOnly(FeedSync.COURTESY);

        publisher.has("nvd/nvdcve-2.0-2026.json.gz", new Document(bytes(100, 7), "\"new\"", null));
        assertThat(sync.fetch(PublishedFeed.NVD, folder).changed()).isEqualTo(1);
    }

    @Test
    void publishersAreWhereTheyAre() {
        assertThat(PublishedFeed.KEV.files(Map.of(), Year.of(2026)))
                .containsExactly(
                        new FeedFile(
                                PublishedFeed.KEV.place(), "known_exploited_vulnerabilities.json"));
        assertThat(PublishedFeed.EPSS.files(Map.of(), Year.of(2026)))
                .extracting(FeedFile::name)
                .containsExactly("epss_scores-current.csv.gz");
    }

    private static byte[] bytes(int length, long seed) {
        byte[] bytes = new byte[length];
        new Random(seed).nextBytes(bytes);
        return bytes;
    }
}
