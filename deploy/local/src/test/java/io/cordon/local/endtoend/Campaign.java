package io.cordon.local.endtoend;

import io.cordon.local.simulator.FleetSimulator;
import io.cordon.local.simulator.SimulatedFleet;
import io.cordon.schema.credential.FingerprintKey;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * An attack that goes on over several deliveries of logs, so that whatever is killed between two of
 * them holds findings that are not complete yet. Its times are those of the last hour.
 *
 * @param fleet the simulated fleet, whose files come with the first delivery
 * @param slices deliveries of small files; every attacker is in each
 * @param large two files that take seconds to read
 */
record Campaign(SimulatedFleet fleet, List<List<Path>> slices, List<Path> large) {

    /** Deliveries of {@link #slices}. */
    static final int SLICES = 6;

    /** Lines of a large file. */
    static final int LARGE = 150_000;

    private static final int ATTACKERS = 20;
    private static final int SECONDS_PER_SLICE = 60;

    /** Writes everything below a folder. */
    static Campaign writeTo(Path folder, Instant now, FingerprintKey key) throws IOException {
        SimulatedFleet fleet = FleetSimulator.settled(FleetSimulator.SEED, now, key);
        double start = now.minusSeconds(1_800).getEpochSecond();
        List<List<Path>> slices = new ArrayList<>();
        for (int slice = 0; slice < SLICES; slice++) {
            List<Path> files = new ArrayList<>();
            files.add(
                    guessing(start + slice * SECONDS_PER_SLICE)
                            .writeTo(folder.resolve("slice-" + slice + "/ssh.log")));
            if (slice == 0) {
                files.addAll(fleet.writeTo(folder.resolve("fleet")));
            }
            slices.add(List.copyOf(files));
        }
        List<Path> large = new ArrayList<>();
        for (int file = 0; file < 2; file++) {
            large.add(
                    scanning(start + file * 240, file)
                            .writeTo(folder.resolve("large-" + file + "/conn.log")));
        }
        return new Campaign(fleet, List.copyOf(slices), List.copyOf(large));
    }

    /** Everything, in the order of delivery. */
    List<Path> files() {
        List<Path> files = new ArrayList<>(slices.stream().flatMap(List::stream).toList());
        files.addAll(large);
        return files;
    }

    /** One failure a second of each attacker in both families, and one damaged line. */
    private static ZeekLog guessing(double start) {
        ZeekLog log = ZeekLog.ssh();
        for (int second = 0; second < SECONDS_PER_SLICE; second++) {
            for (int attacker = 1; attacker <= ATTACKERS; attacker++) {
                log.failure(start + second, "198.51.100." + attacker, "192.0.2.250");
                log.failure(start + second, "2001:db8:f::" + attacker, "2001:db8:300::250");
            }
        }
        log.damaged();
        return log;
    }

    /** 120 new destinations of each scanner, among requests that mean nothing. */
    private static ZeekLog scanning(double start, int file) {
        ZeekLog log = ZeekLog.conn();
        int scans = 120 * ATTACKERS;
        for (int line = 0; line < LARGE; line++) {
            double time = start + 200.0 * line / LARGE;
            if (line % (LARGE / scans) == 0) {
                int scan = line / (LARGE / scans);
                int destination = file * 120 + scan / ATTACKERS;
                log.attempt(
                        time,
                        "203.0.113." + (1 + scan % ATTACKERS),
                        "192.0.2." + destination % 250,
                        destination < 250 ? 23 : 2323);
            } else {
                log.request(time, "192.168.7." + line % 200, "198.51.100.240");
            }
        }
        return log;
    }
}
