package io.cordon.local.simulator;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Telemetry with known truth.
 *
 * @param files the log and export files
 * @param planted every finding that they must lead to; there must be no other
 * @param lookAlikes who must not be accused, and why
 * @param networks the prefixes that are ours, as {@code --networks} takes them
 */
public record SimulatedFleet(
        List<TelemetryFile> files,
        List<PlantedFinding> planted,
        List<LookAlike> lookAlikes,
        List<String> networks) {

    /** Copies the lists. */
    public SimulatedFleet {
        files = List.copyOf(files);
        planted = List.copyOf(planted);
        lookAlikes = List.copyOf(lookAlikes);
        networks = List.copyOf(networks);
    }

    /** Writes the files under a folder, which is created, and returns their paths in order. */
    public List<Path> writeTo(Path folder) throws IOException {
        List<Path> written = new ArrayList<>();
        for (TelemetryFile file : files) {
            Path path = folder.resolve(file.path());
            Files.createDirectories(path.resolveSibling("."));
            written.add(Files.writeString(path, file.content(), file.charset()));
        }
        return written;
    }
}
