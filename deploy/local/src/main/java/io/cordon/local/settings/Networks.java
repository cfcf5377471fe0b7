package io.cordon.local.settings;

import io.cordon.schema.address.IpPrefix;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The prefixes that are ours.
 *
 * @param prefixes at least one, at most {@value #MOST}
 */
public record Networks(List<IpPrefix> prefixes) {

    /** More prefixes than the whole IPv4 routing table is a mistake, not a network. */
    public static final int MOST = 1_000_000;

    private static final long LARGEST_FILE = 50L << 20;

    /** Copies the list. */
    public Networks {
        prefixes = List.copyOf(prefixes);
        if (prefixes.isEmpty()) {
            throw new IllegalArgumentException("Cannot use networks: the list is empty");
        }
    }

    /**
     * Reads the value of {@code --networks}: prefixes joined by commas, or a file with one or more
     * on each line, where {@code #} starts a comment.
     *
     * @throws IllegalArgumentException when it is neither, saying what was expected
     */
    public static Networks parse(String value) {
        Path file = fileOf(value);
        return file == null ? new Networks(split(value, "")) : read(file);
    }

    /** The prefixes as {@code --networks} takes them. */
    public String text() {
        return String.join(",", prefixes.stream().map(IpPrefix::text).toList());
    }

    private static Networks read(Path file) {
        try {
            if (Files.size(file) > LARGEST_FILE) {
                throw new IllegalArgumentException(
                        "Cannot read networks: " + file + " is larger than 50 MiB");
            }
            List<IpPrefix> prefixes = new ArrayList<>();
            List<String> lines = Files.readAllLines(file);
            for (int i = 0; i < lines.size() && prefixes.size() <= MOST; i++) {
                prefixes.addAll(
                        split(
                                lines.get(i).replaceFirst("#.*", ""),
                                " (file " + file + ", line " + (i + 1) + ")"));
            }
            if (prefixes.isEmpty()) {
                throw new IllegalArgumentException(
                        "Cannot read networks: " + file + " holds no prefix");
            }
            if (prefixes.size() > MOST) {
                throw new IllegalArgumentException(
                        "Cannot read networks: " + file + " holds more than " + MOST + " prefixes");
            }
            return new Networks(prefixes);
        } catch (IOException e) {
            throw new IllegalArgumentException("Cannot read networks: " + file + ": not text", e);
        }
    }

    private static List<IpPrefix> split(String text, String where) {
        List<IpPrefix> prefixes = new ArrayList<>();
        for (String part : text.strip().split("[,\\s]+", -1)) {
            if (part.isEmpty()) {
                continue;
            }
            try {
                prefixes.add(IpPrefix.parse(part));
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException(
                        e.getMessage() + (where.isEmpty() ? ", or the name of a file" : where), e);
            }
        }
        return prefixes;
    }

    private static @Nullable Path fileOf(String value) {
        try {
            Path file = Path.of(value);
            return Files.isRegularFile(file) ? file : null;
        } catch (InvalidPathException e) {
            return null;
        }
    }
}
