package io.cordon.ingest.decode.zeek;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A small closed set of ASCII texts, found in a buffer without making a string. */
final class Symbols {

    private final String[] texts;
    private final byte[][] bytes;

    private Symbols(String... texts) {
        this.texts = texts;
        this.bytes =
                Arrays.stream(texts)
                        .map(t -> t.getBytes(StandardCharsets.US_ASCII))
                        .toArray(byte[][]::new);
    }

    static Symbols of(String... texts) {
        return new Symbols(texts.clone());
    }

    @Nullable String find(byte[] buffer, int from, int to) {
        for (int i = 0; i < bytes.length; i++) {
            if (Arrays.equals(buffer, from, to, bytes[i], 0, bytes[i].length)) {
                return texts[i];
            }
        }
        return null;
    }

    boolean contains(String text) {
        for (String each : texts) {
            if (each.equals(text)) {
                return true;
            }
        }
        return false;
    }
}
