package io.cordon.local.demo;

import io.cordon.local.action.Action;
import io.cordon.local.ingest.FileIngest;
import io.cordon.local.ingest.IngestRequest;
import io.cordon.local.judging.Keys;
import io.cordon.local.running.RunningStack;
import io.cordon.local.settings.Networks;
import io.cordon.local.settings.RuleSettings;
import io.cordon.local.settings.TelemetrySettings;
import io.cordon.local.settings.Tenant;
import io.cordon.local.simulator.FleetSimulator;
import io.cordon.local.simulator.PlantedFinding;
import io.cordon.local.simulator.SimulatedFleet;
import io.cordon.local.up.StackSession;
import io.cordon.local.up.Up;
import io.cordon.local.up.UpSettings;
import io.cordon.schema.credential.FingerprintKey;
import io.cordon.search.SearchClient;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Starts the stack, feeds it the simulated fleet, and compares. */
public final class Demo implements Action<DemoSettings> {

    private static final DateTimeFormatter RUN =
            DateTimeFormatter.ofPattern("'demo-'MMdd-HHmmss", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final PrintWriter out;
    private final Clock clock;
    private final Up up;
    private final FileIngest ingest;

    /** Uses the same doors as anybody: the actions of {@code up} and {@code ingest}. */
    public Demo(PrintWriter out, Clock clock, Up up, FileIngest ingest) {
        this.out = out;
        this.clock = clock;
        this.up = up;
        this.ingest = ingest;
    }

    @Override
    public int run(DemoSettings settings) throws IOException, InterruptedException {
        Tenant asked = settings.tenant();
        Tenant tenant = asked != null ? asked : new Tenant(RUN.format(clock.instant()));
        TelemetrySettings telemetry = new TelemetrySettings(tenant, null, null, settings.keyFile());
        Path demos = Files.createDirectories(settings.dataFolder().resolve("demo"));
        Path allow = Files.writeString(demos.resolve("allow.csv"), FleetSimulator.allowFile());
        Path given = settings.assets();
        Path assets =
                given != null
                        ? given
                        : Files.writeString(
                                demos.resolve("assets.csv"), FleetSimulator.assetsFile());
        RuleSettings rules =
                new RuleSettings(
                        Networks.parse(String.join(",", FleetSimulator.networks())),
                        null,
                        null,
                        allow,
                        assets);
        UpSettings upSettings =
                new UpSettings(settings.dataFolder(), settings.ports(), telemetry, rules);
        try (StackSession session = up.open(upSettings)) {
            RunningStack running = session.start();
            FingerprintKey key = Keys.of(settings.dataFolder(), telemetry).keys().current();
            SimulatedFleet fleet = FleetSimulator.simulate(settings.seed(), clock.instant(), key);
            Path folder = demos.resolve(tenant.name());
            fleet.writeTo(folder);
            out.printf(
                    "a simulated fleet of tenant %s: %d log files in %s%n",
                    tenant.name(), fleet.files().size(), folder);
            if (feed(settings, folder) != 0) {
                return 1;
            }
            Comparison comparison = await(settings, fleet, tenant.name(), running);
            comparison.lines().forEach(out::println);
            out.printf(
                    "%d look-alikes were next to them; each that was found counts as unexpected.%n",
                    fleet.lookAlikes().size());
            out.println("For example:");
            for (PlantedFinding found : comparison.examples()) {
                out.printf(
                        "  %-22s  %-41s  %s%n", found.rule().id(), found.subject(), found.story());
            }
            IndexedIncidents incidents = incidents(tenant.name(), running);
            incidents.lines().forEach(out::println);
            if (!settings.exit()) {
                guide(running, tenant, folder, comparison, incidents);
                new CountDownLatch(1).await();
            }
            return comparison.agrees() ? 0 : 1;
        }
    }

    private int feed(DemoSettings settings, Path folder) throws IOException {
        return ingest.run(
                new IngestRequest(
                        settings.dataFolder(),
                        List.of(folder),
                        null,
                        null,
                        TelemetrySettings.UNSAID,
                        RuleSettings.UNSAID,
                        null,
                        null,
                        IngestRequest.Door.LIVE,
                        false,
                        false));
    }

    /**
     * Until everything planted can be searched or the deadline is over; what comes late may still
     * be unexpected.
     */
    private Comparison await(
            DemoSettings settings, SimulatedFleet fleet, String tenant, RunningStack running)
            throws IOException, InterruptedException {
        out.println("waiting for the findings");
        Instant deadline = clock.instant().plus(settings.deadline());
        CountDownLatch never = new CountDownLatch(1);
        try (SearchClient client = SearchClient.open(running.elasticsearch())) {
            IndexedFindings index = new IndexedFindings(client);
            while (true) {
                Comparison now = Comparison.of(fleet.planted(), index.of(tenant), tenant);
                boolean over = !clock.instant().isBefore(deadline);
                if (now.missing().isEmpty() || over) {
                    // Nobody says when no further finding will come: one more revision interval
                    // is given.
                    boolean unused = never.await(6, TimeUnit.SECONDS);
                    return Comparison.of(fleet.planted(), index.of(tenant), tenant);
                }
                boolean unused = never.await(500, TimeUnit.MILLISECONDS);
            }
        }
    }

    private static IndexedIncidents incidents(String tenant, RunningStack running)
            throws IOException {
        try (SearchClient client = SearchClient.open(running.elasticsearch())) {
            return IndexedIncidents.of(client, tenant);
        }
    }

    private void guide(
            RunningStack running,
            Tenant tenant,
            Path folder,
            Comparison comparison,
            IndexedIncidents incidents) {
        up.addresses(running);
        out.printf("Ask:      ./cordon search 'organization.id:%s'%n", tenant.name());
        incidents
                .worst()
                .forEach(
                        subject ->
                                out.printf(
                                        "Story:    ./cordon search --incidents 'organization.id:%s AND cordon.subject.value:\"%s\"' --format json%n",
                                        tenant.name(), subject));
        comparison.examples().stream()
                .findFirst()
                .ifPresent(
                        found ->
                                out.printf(
                                        "Explain:  ./cordon explain %s '%s'%n",
                                        found.id(tenant.name()), folder));
        out.println("Ctrl-C stops everything; the data stays.");
    }
}
