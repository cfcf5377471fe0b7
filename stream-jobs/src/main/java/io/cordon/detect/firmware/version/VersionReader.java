package io.cordon.detect.firmware.version;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Cuts one text into sections, in one pass. */
final class VersionReader {

    private static final Set<String> LEADING =
            Set.of(
                    "v",
                    "ver",
                    "version",
                    "r",
                    "rel",
                    "release",
                    "rev",
                    "revision",
                    "fw",
                    "firmware");
    private static final Set<String> BUILD =
            Set.of("b", "build", "bld", "rel", "release", "rev", "revision", "v", "ver", "version");
    private static final String NO_VERSION = ",;<>|";

    private enum Gap {
        JOINED,
        DOT,
        BREAK
    }

    /** A number or word, and what stands before it. */
    private record Token(Gap gap, boolean number, String text) {}

    private final List<Token> tokens = new ArrayList<>();
    private final List<Section> sections = new ArrayList<>();
    private final List<Component> components = new ArrayList<>();
    private final List<Atom> atoms = new ArrayList<>();
    private final String text;

    VersionReader(String text) {
        this.text = text;
    }

    /** What the text is before it is cut. */
    static String plain(String text) {
        String stripped = text.strip();
        StringBuilder plain = new StringBuilder(stripped.length());
        for (int i = 0; i < stripped.length(); i++) {
            char c = stripped.charAt(i);
            if (c != '\\') {
                plain.append(c >= 'A' && c <= 'Z' ? (char) (c + ('a' - 'A')) : c);
            }
        }
        return plain.toString();
    }

    static boolean readable(String text) {
        if (text.isEmpty() || text.length() > FirmwareVersion.LONGEST) {
            return false;
        }
        boolean digit = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (NO_VERSION.indexOf(c) >= 0) {
                return false;
            }
            digit |= digit(c);
        }
        return digit;
    }

    List<Section> sections() {
        cut();
        int first = leadingMarkers();
        boolean numbered = false;
        boolean inPreRelease = false;
        for (int i = first; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            if (token.number()) {
                if (!inPreRelease) {
                    separate(i == first ? Gap.BREAK : token.gap());
                }
                atoms.add(new Atom(Atom.Kind.NUMBER, withoutZeros(token.text())));
                numbered = true;
                inPreRelease = false;
            } else if (numbered && BUILD.contains(token.text()) && numberAt(i + 1)) {
                separate(Gap.BREAK);
                Token build = tokens.get(++i);
                atoms.add(new Atom(Atom.Kind.NUMBER, withoutZeros(build.text())));
                inPreRelease = false;
            } else if (numbered && Atom.PRE_RELEASES.contains(token.text())) {
                separate(Gap.BREAK);
                atoms.add(new Atom(Atom.Kind.PRE_RELEASE, token.text()));
                inPreRelease = true;
            } else {
                separate(i == first ? Gap.BREAK : token.gap());
                atoms.add(new Atom(Atom.Kind.WORD, token.text()));
                inPreRelease = false;
            }
        }
        separate(Gap.BREAK);
        return List.copyOf(sections);
    }

    private boolean numberAt(int index) {
        return index < tokens.size() && tokens.get(index).number();
    }

    private int leadingMarkers() {
        int first = 0;
        while (first < tokens.size() && LEADING.contains(tokens.get(first).text())) {
            first++;
        }
        return numberAt(first) ? first : 0;
    }

    private void separate(Gap gap) {
        if (gap != Gap.JOINED && !atoms.isEmpty()) {
            components.add(new Component(atoms));
            atoms.clear();
        }
        if (gap == Gap.BREAK && !components.isEmpty()) {
            sections.add(Section.of(components));
            components.clear();
        }
    }

    private void cut() {
        int at = 0;
        int end = 0;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (!digit(c) && !letter(c) && c != '*') {
                at++;
                continue;
            }
            int start = at++;
            while (c != '*'
                    && at < text.length()
                    && (digit(c) ? digit(text.charAt(at)) : letter(text.charAt(at)))) {
                at++;
            }
            tokens.add(new Token(gap(end, start), digit(c), text.substring(start, at)));
            end = at;
        }
    }

    private Gap gap(int from, int to) {
        if (from == to) {
            return Gap.JOINED;
        }
        String between = text.substring(from, to);
        return between.strip().equals(".") ? Gap.DOT : Gap.BREAK;
    }

    private static String withoutZeros(String digits) {
        int at = 0;
        while (at < digits.length() - 1 && digits.charAt(at) == '0') {
            at++;
        }
        return digits.substring(at);
    }

    private static boolean digit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean letter(char c) {
        return c >= 'a' && c <= 'z';
    }
}
