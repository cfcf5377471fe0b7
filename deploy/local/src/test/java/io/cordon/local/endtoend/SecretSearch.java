package io.cordon.local.endtoend;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
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
        return scan(bytes, pattern -> true);
    }

    /** The patterns that are in the bytes: the very arrays that were given. */
    Set<byte[]> in(byte[] bytes) {
        Set<byte[]> found = Collections.newSetFromMap(new IdentityHashMap<>());
        scan(
                bytes,
                pattern -> {
                    found.add(pattern);
                    return false;
                });
        return found;
    }

    /** Shows each pattern that it meets, until it is told that this is enough. */
    private boolean scan(byte[] bytes, Predicate<byte[]> enough) {
        long start = 0;
        for (int i = 0; i < bytes.length; i++) {
            start = start << 8 | bytes[i] & 0xff;
            if (i >= START - 1
                    && filter.get(slot(start))
                    && isAt(bytes, i - START + 1, start, enough)) {
                return true;
            }
        }
        return false;
    }

    private boolean isAt(byte[] bytes, int offset, long start, Predicate<byte[]> enough) {
        for (byte[] pattern : byStart.getOrDefault(start, List.of())) {
            int end = offset + pattern.length;
            if (end <= bytes.length
                    && Arrays.equals(bytes, offset, end, pattern, 0, pattern.length)
                    && enough.test(pattern)) {
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
        each(
                folder,
                (file, content) -> {
                    if (isIn(content)) {
                        found.add(file);
                    }
                });
        return List.copyOf(found);
    }

    /** The patterns that are in these files. */
    Set<byte[]> inFiles(Path folder) throws IOException {
        Set<byte[]> found = Collections.newSetFromMap(new IdentityHashMap<>());
        each(folder, (file, content) -> found.addAll(in(content)));
        return found;
    }

    private static void each(Path folder, BiConsumer<Path, byte[]> action) throws IOException {
        try (Stream<Path> tree = Files.walk(folder)) {
            tree.filter(Files::isRegularFile)
                    .filter(file -> !file.toString().endsWith("index"))
                    .forEach(file -> content(file).ifPresent(bytes -> action.accept(file, bytes)));
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
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
