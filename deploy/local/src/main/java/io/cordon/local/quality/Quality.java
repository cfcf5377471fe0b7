package io.cordon.local.quality;

import io.cordon.detect.settings.DetectionSettings;
import io.cordon.ingest.decode.DecodeSettings;
import io.cordon.local.action.Action;
import io.cordon.local.batch.DecodedFiles;
import io.cordon.local.judging.DecoderInputs;
import io.cordon.local.judging.Judging;
import io.cordon.local.settings.Networks;
import io.cordon.local.settings.RuleSettings;
import io.cordon.local.settings.TelemetrySettings;
import io.cordon.local.settings.Tenant;
import io.cordon.local.simulator.FleetSimulator;
import io.cordon.local.simulator.SimulatedFleet;
import io.cordon.schema.credential.FingerprintKey;
import io.cordon.schema.credential.KeyBytes;
import io.cordon.stream.batch.BatchJob;
import io.cordon.stream.batch.BatchResult;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Measures every rule over the simulated fleet, inside this JVM. */
public final class Quality implements Action<QualityRequest> {

    /** Fixed, so that a seed names one fleet for ever. */
    private static final Instant END = Instant.parse("2026-11-20T12:34:56Z");

    /** No secret: what it names is simulated, and findings about credentials stay comparable. */
    private static final KeyBytes KEYS = new KeyBytes(new byte[FingerprintKey.BYTES], null);

    private final PrintWriter out;

    /** Prints to a writer. */
    public Quality(PrintWriter out) {
        this.out = out;
    }

    @Override
    public int run(QualityRequest request) throws Exception {
        Path folder = Files.createTempDirectory("cordon-quality");
        try {
            return measure(request, folder);
        } finally {
            delete(folder);
        }
    }

    private int measure(QualityRequest request, Path folder) throws Exception {
        SimulatedFleet fleet = FleetSimulator.simulate(request.seed(), END, KEYS.keys().current());
        List<Path> files = fleet.writeTo(folder.resolve("logs"));
        Path findings = folder.resolve("findings.ndjson");
        BatchResult result =
                new BatchJob(files, new DecodedFiles(decoding()), detection(fleet, folder))
                        .toFiles(
                                findings,
                                folder.resolve("incidents.ndjson"),
                                folder.resolve("dead-letters.ndjson"));
        List<RuleQuality> rules =
                RuleQuality.of(fleet, Found.read(findings), Tenant.DEFAULT.name());
        QualityReport report = new QualityReport(out);
        if (request.json()) {
            report.json(rules);
        } else {
            report.table(rules);
            out.printf(
                    Locale.ROOT,
                    "%,d records of %d files in %.1f s; delays are event time from an attack's first event to the one that crossed.%n",
                    result.records(),
                    files.size(),
                    result.duration().toMillis() / 1_000.0);
        }
        return rules.stream().allMatch(RuleQuality::meetsTheFloor) ? 0 : 1;
    }

    private static DecodeSettings decoding() {
        return DecoderInputs.settings(TelemetrySettings.UNSAID, null, null, KEYS, false);
    }

    private static DetectionSettings detection(SimulatedFleet fleet, Path folder)
            throws IOException {
        Path allow = Files.writeString(folder.resolve("allow.csv"), FleetSimulator.allowFile());
        Networks networks = Networks.parse(String.join(",", fleet.networks()));
        return Judging.detection(new RuleSettings(networks, null, null, allow, null), KEYS.keys());
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> paths = Files.walk(folder)) {
            paths.sorted(Comparator.reverseOrder())
                    .forEach(
                            path -> {
                                try {
                                    Files.delete(path);
                                } catch (IOException e) {
                                    throw new UncheckedIOException(e);
                                }
                            });
        }
    }
}
