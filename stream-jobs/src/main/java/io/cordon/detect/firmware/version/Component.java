package io.cordon.detect.firmware.version;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Joined atoms, at least one: {@code 11a}. */
record Component(List<Atom> atoms) implements Comparable<Component> {

    /** What a missing component counts as. */
    static final Component ZERO = new Component(List.of(Atom.ZERO));

    private static final Set<String> PLACEHOLDERS = Set.of("x", "xx", "xxx", "*");

    Component {
        atoms = List.copyOf(atoms);
    }

    private Atom atom(int index) {
        return index < atoms.size() ? atoms.get(index) : Atom.NOTHING;
    }

    Atom first() {
        return atoms.get(0);
    }

    boolean placeholder() {
        return atoms.size() == 1
                && first().kind() == Atom.Kind.WORD
                && PLACEHOLDERS.contains(first().text());
    }

    @Override
    public int compareTo(Component other) {
        int most = Math.max(atoms.size(), other.atoms.size());
        for (int i = 0; i < most; i++) {
            int order = atom(i).compareTo(other.atom(i));
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }

    @Override
    public String toString() {
        return atoms.stream().map(Atom::text).collect(Collectors.joining());
    }
}
