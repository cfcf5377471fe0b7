package io.cordon.local;

import io.cordon.local.batch.Batch;
import io.cordon.local.command.Actions;
import io.cordon.local.demo.Demo;
import io.cordon.local.explain.FindingExplainer;
import io.cordon.local.explain.RulesListing;
import io.cordon.local.feed.Feeds;
import io.cordon.local.firmware.FirmwareExplainer;
import io.cordon.local.ingest.Backfill;
import io.cordon.local.ingest.FileIngest;
import io.cordon.local.key.KeyKeeper;
import io.cordon.local.listen.Listen;
import io.cordon.local.quality.Quality;
import io.cordon.local.search.Search;
import io.cordon.local.up.LiveDetection;
import io.cordon.local.up.Up;
import java.io.PrintWriter;
import java.time.Clock;

/** Makes the actions that the commands call. */
final class Wiring {

    private final PrintWriter out;
    private final PrintWriter err;
    private final Clock clock;

    Wiring(PrintWriter out, PrintWriter err, Clock clock) {
        this.out = out;
        this.err = err;
        this.clock = clock;
    }

    Actions actions() {
        Up up = new Up(out, clock, new LiveDetection());
        FileIngest ingest =
                new FileIngest(
                        out,
                        err,
                        System.err,
                        Boolean.getBoolean("cordon.terminal"),
                        clock,
                        new Backfill());
        return new Actions(
                up,
                new Demo(out, clock, up, ingest),
                ingest,
                new Batch(out),
                new FindingExplainer(out),
                new RulesListing(out),
                new Search(out),
                new Feeds(out, clock),
                new KeyKeeper(out, clock),
                new Listen(out, clock),
                new Quality(out),
                new FirmwareExplainer(out, clock));
    }
}
