package io.cordon.detect.firmware.version;

import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/**
 * Draws texts that look like versions, often nearly the same ones, and now and then none at all.
 */
public final class VersionTexts {

    private static final List<String> GAPS =
            List.of(".", ".", ".", ".", "-", "_", " ", "", "", "..", "(", " .", "/", "\\");
    private static final List<String> WORDS =
            List.of(
                    "a", "b", "c", "x", "v", "r", "rc", "beta", "alpha", "dev", "build", "Build",
                    "B", "sp", "SR", "hotfix", "rel", "en", "cu", "*", "é", "pre", "fw", "ver");
    private static final List<String> NUMBERS =
            List.of(
                    "0",
                    "1",
                    "2",
                    "00",
                    "01",
                    "02",
                    "9",
                    "10",
                    "11",
                    "099",
                    "100",
                    "2023",
                    "20230219",
                    "184467440737095516160");

    private final SplittableRandom random;

    /** Same seed, same texts. */
    public VersionTexts(long seed) {
        random = new SplittableRandom(seed);
    }

    /** The next text. */
    public String next() {
        if (random.nextInt(50) == 0) {
            return any();
        }
        StringBuilder text = new StringBuilder();
        int tokens = 1 + random.nextInt(5);
        for (int i = 0; i < tokens; i++) {
            List<String> of = random.nextInt(3) == 0 ? WORDS : NUMBERS;
            text.append(i == 0 ? "" : pick(GAPS)).append(pick(of));
        }
        return text.toString();
    }

    /** Nearly the same text: another case, a leading zero, another separator, a build word. */
    public String near(String text) {
        if (text.isEmpty()) {
            return text;
        }
        int at = random.nextInt(text.length());
        String head = text.substring(0, at);
        String tail = text.substring(at);
        return switch (random.nextInt(5)) {
            case 0 -> text.toUpperCase(Locale.ROOT);
            case 1 -> text.replace('-', '_').replace('(', ' ');
            case 2 -> "v" + text;
            case 3 -> Character.isDigit(text.charAt(at)) ? head + "0" + tail : text + ".0";
            default -> head + pick(GAPS) + tail;
        };
    }

    private String any() {
        StringBuilder text = new StringBuilder();
        int length = random.nextInt(8) == 0 ? 120 + random.nextInt(20) : random.nextInt(6);
        for (int i = 0; i < length; i++) {
            text.append(
                    (char)
                            (random.nextInt(4) == 0
                                    ? random.nextInt(0x250)
                                    : ' ' + random.nextInt(95)));
        }
        return text.toString();
    }

    private String pick(List<String> of) {
        return of.get(random.nextInt(of.size()));
    }
}
