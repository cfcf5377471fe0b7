package io.cordon.detect.firmware.version;

import java.util.List;

/**
 * The smallest part of a version.
 *
 * @param kind number, word or pre-release word
 * @param text a number without leading zeros, or a word in lower case
 */
record Atom(Kind kind, String text) implements Comparable<Atom> {

    /** The constants stand in the order of the atoms; NOTHING is the end of a component. */
    enum Kind {
        PRE_RELEASE,
        NOTHING,
        NUMBER,
        WORD
    }

    /** What stands where a component has ended. */
    static final Atom NOTHING = new Atom(Kind.NOTHING, "");

    static final Atom ZERO = new Atom(Kind.NUMBER, "0");

    /** In their order. */
    static final List<String> PRE_RELEASES =
            List.of("dev", "nightly", "snapshot", "alpha", "beta", "pre", "preview", "rc");

    boolean number() {
        return kind == Kind.NUMBER;
    }

    @Override
    public int compareTo(Atom other) {
        if (kind != other.kind) {
            return kind.compareTo(other.kind);
        }
        return switch (kind) {
            case NOTHING -> 0;
            case WORD -> text.compareTo(other.text);
            case PRE_RELEASE ->
                    Integer.compare(PRE_RELEASES.indexOf(text), PRE_RELEASES.indexOf(other.text));
            // Without leading zeros the longer one is the greater one, however long.
            case NUMBER ->
                    text.length() == other.text.length()
                            ? text.compareTo(other.text)
                            : Integer.compare(text.length(), other.text.length());
        };
    }
}
