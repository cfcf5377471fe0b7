package io.cordon.bench.command;

import io.cordon.bench.load.Load;
import io.cordon.bench.load.Mix;
import java.time.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What the load is made of. */
final class LoadOptions {

    static final long SEED = 20_261_125;

    @Option(
            names = "--candidates",
            paramLabel = "SHARE",
            description = "Share of flows that pass a rule's port test (default: the mix's).")
    private @Nullable Double candidates;

    @Option(
            names = "--attack",
            paramLabel = "SHARE",
            description =
                    "Share of candidates, DNS and logins that are an attack (default: ${DEFAULT-VALUE}).",
            defaultValue = "0.05")
    private double attack;

    @Option(
            names = "--skew",
            paramLabel = "NUMBER",
            description =
                    "How unevenly devices speak; 1 is even, 10 is extreme (default: ${DEFAULT-VALUE}).")
    private double skew;

    @Option(
            names = "--ipv6",
            paramLabel = "SHARE",
            description = "Share of devices that speak IPv6 (default: ${DEFAULT-VALUE}).",
            defaultValue = "0.2")
    private double ipv6;

    @Option(
            names = "--sampling",
            paramLabel = "N",
            description = "Exporters sample one flow of N (default: ${DEFAULT-VALUE}).",
            defaultValue = "1")
    private int sampling;

    @Option(
            names = "--devices",
            paramLabel = "N",
            description = "How many devices speak (default: ${DEFAULT-VALUE}).",
            defaultValue = "1000000")
    private int devices;

    @Option(
            names = "--span",
            paramLabel = "MINUTES",
            description =
                    "Event time from the first record to the last (default: ${DEFAULT-VALUE}).")
    private long span;

    @Option(
            names = "--seed",
            paramLabel = "NUMBER",
            description = "Decides who speaks with whom (default: ${DEFAULT-VALUE}).",
            defaultValue = "" + SEED)
    private long seed;

    /**
     * Options with a benchmark's own defaults.
     *
     * @param skew of the devices
     * @param span minutes of event time
     */
    LoadOptions(double skew, long span) {
        this.skew = skew;
        this.span = span;
    }

    /** A mix with what was said. */
    Mix mix(Mix mix) {
        return new Mix(
                mix.name(),
                mix.flows(),
                mix.dns(),
                mix.logins(),
                mix.devices(),
                candidates == null ? mix.candidates() : candidates,
                attack,
                skew,
                ipv6,
                sampling);
    }

    /** A load of so many records that ends now. */
    Load load(Mix mix, long records, Clock clock) {
        return load(mix, records, devices, clock);
    }

    /** The same for a number of devices that the benchmark decides. */
    Load load(Mix mix, long records, int speaking, Clock clock) {
        return new Load(
                mix(mix), records, speaking, seed, clock.millis(), Duration.ofMinutes(span));
    }
}
