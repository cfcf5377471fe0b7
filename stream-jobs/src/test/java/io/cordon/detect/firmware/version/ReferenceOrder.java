package io.cordon.detect.firmware.version;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * docs/reference/firmware-versions.md once more, naively: a text becomes one flat list of cells
 * with the separators among them, and cells are compared by what they are (a pre-release word is
 * marked with {@code ~}). It shares nothing with the class it is held against.
 */
public final class ReferenceOrder {

    private static final Pattern TOKEN = Pattern.compile("[0-9]+|[a-z]+|\\*");
    private static final Pattern LEADING =
            Pattern.compile(
                    "^[^0-9a-z*]*(?:(?:v|ver|version|r|rel|release|rev|revision|fw|firmware)[^0-9a-z*]+)*"
                            + "(?:v|ver|version|r|rel|release|rev|revision|fw|firmware)[^0-9a-z*]*(?=[0-9])");
    private static final List<String> BUILD =
            List.of(
                    "b",
                    "build",
                    "bld",
                    "rel",
                    "release",
                    "rev",
                    "revision",
                    "v",
                    "ver",
                    "version");
    private static final List<String> PRE =
            List.of("dev", "nightly", "snapshot", "alpha", "beta", "pre", "preview", "rc");

    private ReferenceOrder() {}

    /** As a comparator would say it. */
    public static int compare(String left, String right) {
        String a = plain(left);
        String b = plain(right);
        if (!understood(a) || !understood(b)) {
            return understood(a) ? 1 : understood(b) ? -1 : a.compareTo(b);
        }
        List<List<List<String>>> x = sections(a);
        List<List<List<String>>> y = sections(b);
        for (int i = 0; i < Math.max(x.size(), y.size()); i++) {
            int order;
            if (i >= x.size()) {
                order = y.get(i).get(0).get(0).startsWith("~") ? 1 : -1;
            } else if (i >= y.size()) {
                order = x.get(i).get(0).get(0).startsWith("~") ? -1 : 1;
            } else {
                order = section(x.get(i), y.get(i));
            }
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }

    private static String plain(String text) {
        StringBuilder lower = new StringBuilder();
        for (char c : text.strip().replace("\\", "").toCharArray()) {
            lower.append(c < 128 ? Character.toLowerCase(c) : c);
        }
        return lower.toString();
    }

    private static boolean understood(String text) {
        return text.length() <= 128
                && text.matches("(?s).*[0-9].*")
                && !text.matches("(?s).*[,;<>|].*");
    }

    private static int section(List<List<String>> x, List<List<String>> y) {
        for (int i = 0; i < Math.max(x.size(), y.size()); i++) {
            List<String> left = i < x.size() ? x.get(i) : List.of("0");
            List<String> right = i < y.size() ? y.get(i) : List.of("0");
            for (int k = 0; k < Math.max(left.size(), right.size()); k++) {
                String l = k < left.size() ? left.get(k) : "";
                String r = k < right.size() ? right.get(k) : "";
                int order = Integer.compare(rank(l), rank(r));
                if (order == 0 && !l.isEmpty()) {
                    order = same(l, r);
                }
                if (order != 0) {
                    return order;
                }
            }
        }
        return 0;
    }

    private static int rank(String atom) {
        if (atom.isEmpty()) {
            return 1;
        }
        if (Character.isDigit(atom.charAt(0))) {
            return 2;
        }
        return atom.startsWith("~") ? 0 : 3;
    }

    private static int same(String l, String r) {
        return switch (rank(l)) {
            case 0 -> Integer.compare(PRE.indexOf(l.substring(1)), PRE.indexOf(r.substring(1)));
            case 2 -> new BigInteger(l).compareTo(new BigInteger(r));
            default -> l.compareTo(r);
        };
    }

    private static List<List<List<String>>> sections(String text) {
        Matcher leading = LEADING.matcher(text);
        String rest = leading.find() ? text.substring(leading.end()) : text;
        Matcher token = TOKEN.matcher(rest);
        List<String> found = new ArrayList<>();
        List<String> before = new ArrayList<>();
        int end = 0;
        while (token.find()) {
            before.add(found.isEmpty() ? "start" : rest.substring(end, token.start()));
            found.add(token.group());
            end = token.end();
        }
        List<List<List<String>>> sections = new ArrayList<>();
        boolean numbered = false;
        for (int i = 0; i < found.size(); i++) {
            String atom = found.get(i);
            boolean digits = atom.matches("[0-9]+");
            boolean nextDigits = i + 1 < found.size() && found.get(i + 1).matches("[0-9]+");
            String gap = before.get(i);
            if (numbered && !digits && BUILD.contains(atom) && nextDigits) {
                before.set(i + 1, "-");
                continue;
            }
            if (numbered && !digits && PRE.contains(atom)) {
                gap = "-";
                atom = "~" + atom;
                if (nextDigits) {
                    before.set(i + 1, "");
                }
            }
            numbered |= digits;
            if (gap.isEmpty()) {
                last(last(sections)).add(atom);
            } else if (gap.strip().equals(".")) {
                last(sections).add(new ArrayList<>(List.of(atom)));
            } else {
                sections.add(new ArrayList<>(List.of(new ArrayList<>(List.of(atom)))));
            }
        }
        return sections;
    }

    private static <T> T last(List<T> list) {
        return list.get(list.size() - 1);
    }
}
