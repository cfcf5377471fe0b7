package io.cordon.ingest.feed.sync;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Fetches files over HTTP (RFC 9110): only when they have changed, the rest of what broke off, and
 * again after a while when the publisher says so. A file is replaced when its successor is there
 * whole, and not before.
 */
public final class FeedDownload {

    /** Times that one file is asked for. */
    static final int ATTEMPTS = 6;

    /** The longest that a publisher may ask us to wait. */
    static final Duration LONGEST_WAIT = Duration.ofMinutes(10);

    private static final Duration FIRST_WAIT = Duration.ofSeconds(2);
    private static final Duration CONNECT = Duration.ofSeconds(20);
    private static final Duration ANSWER = Duration.ofMinutes(2);

    /** What came of it. */
    public enum Outcome {
        /** The file is new. */
        CHANGED,
        /** It is the one that was there. */
        UNCHANGED
    }

    private final HttpClient client =
            HttpClient.newBuilder()
                    .connectTimeout(CONNECT)
                    .followRedirects(HttpClient.Redirect.NORMAL)
                    .build();
    private final Clock clock;
    private final Pauses pauses;
    private final long mostBytes;

    /**
     * A downloader.
     *
     * @param mostBytes more than any file may have
     */
    public FeedDownload(Clock clock, Pauses pauses, long mostBytes) {
        this.clock = clock;
        this.pauses = pauses;
        this.mostBytes = mostBytes;
    }

    /**
     * Fetches a file into a folder.
     *
     * @throws SyncFailed when it cannot be had; what was there stays, and so does the beginning of
     *     what broke off
     */
    public Outcome fetch(FeedFile file, Path folder) throws IOException {
        Partial partial = new Partial(folder.resolve(file.name()));
        SyncFailed last = null;
        Duration wait = FIRST_WAIT;
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            if (last != null) {
                pause(wait);
                wait = wait.multipliedBy(2);
            }
            HttpResponse<InputStream> response;
            try {
                response = ask(file, partial);
            } catch (InterruptedException e) {
                throw interrupted();
            } catch (IOException e) {
                last = new SyncFailed(SyncError.UNREACHABLE, file.url(), "nobody answers", e);
                continue;
            }
            try (InputStream body = response.body()) {
                switch (response.statusCode()) {
                    case 200 -> {
                        partial.begin(response.headers());
                        take(file, partial, body);
                        return Outcome.CHANGED;
                    }
                    case 206 -> {
                        if (!continues(response, partial.size())) {
                            partial.drop();
                            last = broken(file, "it sends another part than was asked for", null);
                            continue;
                        }
                        take(file, partial, body);
                        return Outcome.CHANGED;
                    }
                    case 304 -> {
                        return Outcome.UNCHANGED;
                    }
                    case 416 -> {
                        partial.drop();
                        last = broken(file, "it has no such part", null);
                    }
                    default -> {
                        last = refused(file, response);
                        wait = max(wait, retryAfter(response));
                        if (wait.compareTo(LONGEST_WAIT) > 0) {
                            throw last;
                        }
                    }
                }
            } catch (SyncFailed e) {
                throw e;
            } catch (IOException e) {
                last = broken(file, "the connection broke", e);
            }
        }
        throw last == null ? broken(file, "it was not asked for", null) : last;
    }

    private HttpResponse<InputStream> ask(FeedFile file, Partial partial)
            throws IOException, InterruptedException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(file.url())
                        .timeout(ANSWER)
                        .header("User-Agent", "cordon-feed-sync");
        Optional<String> rest = partial.validator();
        if (rest.isPresent()) {
            request.header("Range", "bytes=" + partial.size() + "-").header("If-Range", rest.get());
        } else {
            partial.etag().ifPresent(tag -> request.header("If-None-Match", tag));
            partial.modified().ifPresent(time -> request.header("If-Modified-Since", time));
        }
        return client.send(request.build(), BodyHandlers.ofInputStream());
    }

    private static boolean continues(HttpResponse<?> response, long size) {
        return response.headers()
                .firstValue("Content-Range")
                .filter(range -> range.startsWith("bytes " + size + "-"))
                .isPresent();
    }

    private void take(FeedFile file, Partial partial, InputStream body) throws IOException {
        long size = partial.size();
        byte[] buffer = new byte[1 << 16];
        try (OutputStream out =
                Files.newOutputStream(
                        partial.part(), StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            for (int read = body.read(buffer); read >= 0; read = body.read(buffer)) {
                size += read;
                if (size > mostBytes) {
                    throw new SyncFailed(
                            SyncError.TOO_LARGE,
                            file.url(),
                            "it has more than " + (mostBytes >> 20) + " MiB",
                            null);
                }
                out.write(buffer, 0, read);
            }
        } catch (SyncFailed e) {
            partial.drop();
            throw e;
        }
        partial.complete();
    }

    /** What may pass is asked again; of what does not the caller hears at once. */
    private static SyncFailed refused(FeedFile file, HttpResponse<?> response) throws SyncFailed {
        int status = response.statusCode();
        String why = "it answers " + status;
        // NVD answers 403 to who asks too often.
        if (status == 429 || status == 503 || status == 403) {
            return new SyncFailed(SyncError.TOO_MANY_REQUESTS, file.url(), why, null);
        }
        if (status >= 500) {
            return new SyncFailed(SyncError.UNREACHABLE, file.url(), why, null);
        }
        throw new SyncFailed(SyncError.REFUSED, file.url(), why, null);
    }

    private static SyncFailed broken(FeedFile file, String why, @Nullable IOException cause) {
        return new SyncFailed(SyncError.UNREACHABLE, file.url(), why, cause);
    }

    /** Seconds, or a date; zero when it says nothing that can be understood. */
    private Duration retryAfter(HttpResponse<?> response) {
        String value = response.headers().firstValue("Retry-After").orElse("").strip();
        if (value.matches("[0-9]{1,9}")) {
            return Duration.ofSeconds(Long.parseLong(value));
        }
        try {
            ZonedDateTime date = ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME);
            return max(Duration.ZERO, Duration.between(clock.instant(), date.toInstant()));
        } catch (DateTimeException e) {
            return Duration.ZERO;
        }
    }

    private static Duration max(Duration a, Duration b) {
        return a.compareTo(b) >= 0 ? a : b;
    }

    private void pause(Duration wait) throws InterruptedIOException {
        try {
            pauses.pause(wait);
        } catch (InterruptedException e) {
            throw interrupted();
        }
    }

    private static InterruptedIOException interrupted() {
        Thread.currentThread().interrupt();
        return new InterruptedIOException("Cannot fetch: interrupted");
    }
}
