package io.cordon.local.ingest;

import io.cordon.detect.settings.DetectionSettings;
import io.cordon.ingest.decode.DecodeSettings;
import io.cordon.ingest.file.FileDecoding;
import io.cordon.ingest.file.InputFiles;
import io.cordon.ingest.publish.ArchiveRegister;
import io.cordon.ingest.publish.FilePublisher;
import io.cordon.ingest.publish.HorizonPeek;
import io.cordon.ingest.publish.IngestReport;
import io.cordon.ingest.publish.IngestReport.Outcome;
import io.cordon.ingest.publish.LiveHorizon;
import io.cordon.ingest.publish.Progress;
import io.cordon.ingest.publish.PublishSettings;
import io.cordon.local.action.Action;
import io.cordon.local.feed.FeedInForce;
import io.cordon.local.judging.DecoderInputs;
import io.cordon.local.judging.Judging;
import io.cordon.local.judging.Keys;
import io.cordon.local.settings.RuleSettings;
import io.cordon.schema.credential.KeyBytes;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** Sends each file through its door: current telemetry to the topics, archives to a bounded run. */
public final class FileIngest implements Action<IngestRequest> {

    private final PrintWriter out;
    private final PrintWriter err;
    private final PrintStream progressTo;
    private final boolean terminal;
    private final Clock clock;
    private final BoundedRun boundedRun;

    /**
     * Reports to writers.
     *
     * @param out one line per file
     * @param err what went wrong with a file
     * @param progressTo where progress is drawn
     * @param terminal whether that is a terminal; in a pipe there is no progress
     */
    public FileIngest(
            PrintWriter out,
            PrintWriter err,
            PrintStream progressTo,
            boolean terminal,
            Clock clock,
            BoundedRun boundedRun) {
        this.out = out;
        this.err = err;
        this.progressTo = progressTo;
        this.terminal = terminal;
        this.clock = clock;
        this.boundedRun = boundedRun;
    }

    @Override
    public int run(IngestRequest request) throws IOException {
        Destination to = Destination.of(request);
        KeyBytes keys = Keys.of(request.dataFolder(), to.telemetry());
        DecodeSettings decoding =
                DecoderInputs.settings(
                        to.telemetry(),
                        request.format(),
                        request.logDate(),
                        keys,
                        request.keepInput());
        List<Path> live = new ArrayList<>();
        List<Path> archives = new ArrayList<>();
        sort(InputFiles.expand(request.paths()), request.door(), decoding, live, archives);
        if (live.isEmpty() && archives.isEmpty()) {
            throw new IOException("Cannot ingest: the folders hold no file");
        }
        if (!live.isEmpty() && !request.rules().equals(RuleSettings.UNSAID)) {
            out.println(
                    "The running job keeps the networks, lists and thresholds that 'up' was given; these options hold for archives only.");
        }
        boolean good = live.isEmpty() || publish(live, to, decoding, request.again());
        if (!archives.isEmpty()) {
            URI elasticsearch = to.elasticsearch();
            if (elasticsearch == null) {
                throw new IOException(
                        "Cannot run archives: with --bootstrap-servers, name the node with --elasticsearch too, or use --live");
            }
            runArchives(
                    archives,
                    request.again(),
                    decoding,
                    FeedInForce.with(
                            Judging.detection(to.rules(), keys.keys()), to.bootstrapServers()),
                    to,
                    elasticsearch);
        }
        return good ? 0 : 1;
    }

    private void runArchives(
            List<Path> archives,
            boolean again,
            DecodeSettings decoding,
            DetectionSettings detection,
            Destination to,
            URI elasticsearch)
            throws IOException {
        try (ArchiveRegister register =
                new ArchiveRegister(
                        PublishSettings.defaults(to.bootstrapServers()),
                        decoding.tenant(),
                        clock)) {
            List<Path> fresh = new ArrayList<>();
            for (Path archive : archives) {
                if (!again && register.taken(archive)) {
                    out.println(archive + ": already taken; use --again to take it once more");
                } else {
                    fresh.add(archive);
                }
            }
            if (fresh.isEmpty()) {
                return;
            }
            out.println(
                    boundedRun.run(
                            fresh, decoding, detection, to.bootstrapServers(), elasticsearch));
            for (Path archive : fresh) {
                register.done(archive);
            }
        }
    }

    private void sort(
            List<Path> files,
            IngestRequest.Door door,
            DecodeSettings decoding,
            List<Path> live,
            List<Path> archives)
            throws IOException {
        for (Path file : files) {
            switch (door) {
                case LIVE -> live.add(file);
                case BACKFILL -> archives.add(file);
                case BY_AGE -> {
                    HorizonPeek peek =
                            HorizonPeek.at(
                                    file,
                                    new FileDecoding()::decode,
                                    decoding,
                                    LiveHorizon.DEFAULT,
                                    clock);
                    if (peek.door() == LiveHorizon.Door.BACKFILL) {
                        out.println(peek.line());
                        archives.add(file);
                    } else {
                        live.add(file);
                    }
                }
            }
        }
    }

    /** One file that fails does not keep the others from being taken. */
    private boolean publish(
            List<Path> files, Destination to, DecodeSettings decoding, boolean again)
            throws IOException {
        long total = 0;
        for (Path file : files) {
            total += Files.size(file);
        }
        AtomicLong read = new AtomicLong();
        Progress progress = new Progress(progressTo, terminal, clock, total, read::get);
        boolean failed = false;
        boolean taken = false;
        try (FilePublisher publisher =
                new FilePublisher(
                        PublishSettings.defaults(to.bootstrapServers()),
                        new FileDecoding(read::addAndGet)::decode,
                        decoding,
                        clock,
                        progress)) {
            for (Path file : files) {
                long before = read.get();
                try {
                    IngestReport report = publisher.publish(file, again);
                    progress.finish();
                    out.println(report.line());
                    taken |= report.outcome() != Outcome.SKIPPED;
                } catch (IOException e) {
                    progress.finish();
                    err.println("cordon: " + e.getMessage());
                    failed = true;
                }
                // Also when it was known already, or read in part or twice.
                read.set(before + Files.size(file));
            }
        }
        if (!taken && !failed) {
            err.println("cordon: nothing was taken: none of the files is in a known format");
        }
        return taken && !failed;
    }
}
