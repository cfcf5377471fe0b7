package io.cordon.local.endtoend;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Looks for many byte patterns at once: those that begin with the same eight bytes share a look.
 */
final class SecretSearch {

    private static final int START = Long.BYTES;
    private static final int FILTER_BITS = 1 << 24;

    private final Map<Long, List<byte[]>> byStart = new HashMap<>();
    private final BitSet filter = new BitSet(FILTER_BITS);

    /** Patterns of at least eight bytes. */
    SecretSearch(Iterable<byte[]> patterns) {
        for (byte[] pattern : patterns) {
            long start = 0;
            for (int i = 0; i < START; i++) {
                start = start << 8 | pattern[i] & 0xff;
            }
            byStart.computeIfAbsent(start, key -> new ArrayList<>()).add(pattern);
            filter.set(slot(start));
        }
    }

    /** True when one of the patterns is in the bytes. */
    boolean isIn(byte[] bytes) {
        long start = 0;
        for (int i = 0; i < bytes.length; i++) {
            start = start << 8 | bytes[i] & 0xff;
            if (i >= START - 1 && filter.get(slot(start)) && isAt(bytes, i - START + 1, start)) {
                return true;
            }
        }
        return false;
    }

    private boolean isAt(byte[] bytes, int offset, long start) {
        for (byte[] pattern : byStart.getOrDefault(start, List.of())) {
            int end = offset + pattern.length;
            if (end <= bytes.length
                    && Arrays.equals(bytes, offset, end, pattern, 0, pattern.length)) {
                return true;
            }
        }
        return false;
    }

    private static int slot(long start) {
        return (int) ((start * 0x9e3779b97f4a7c15L) >>> 40);
    }

    /**
     * The files below a folder that hold one of the patterns. Kafka's offset indices are left out:
     * they hold numbers, and are 10 MB of zeros each.
     */
    List<Path> files(Path folder) throws IOException {
        TreeSet<Path> found = new TreeSet<>();
        try (Stream<Path> tree = Files.walk(folder)) {
            tree.filter(Files::isRegularFile)
                    .filter(file -> !file.toString().endsWith("index"))
                    .filter(file -> content(file).map(this::isIn).orElse(false))
                    .forEach(found::add);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        return List.copyOf(found);
    }

    /** Empty when an engine has removed the file meanwhile. */
    private static Optional<byte[]> content(Path file) {
        try {
            return Optional.of(Files.readAllBytes(file));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
