package io.cordon.detect.firmware.version;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Components divided by dots.
 *
 * @param read all of them
 * @param significant without zeros at the end, so that equal sections are equal records
 */
record Section(List<Component> read, List<Component> significant) implements Comparable<Section> {

    /** What stands where a version has ended. */
    static final Section NONE = new Section(List.of(), List.of());

    private static final int DATE_DIGITS = 8;
    private static final int FIRST_YEAR = 1990;
    private static final int LAST_YEAR = 2099;

    static Section of(List<Component> components) {
        int end = components.size();
        while (end > 1 && components.get(end - 1).equals(Component.ZERO)) {
            end--;
        }
        return new Section(List.copyOf(components), List.copyOf(components.subList(0, end)));
    }

    private boolean none() {
        return significant.isEmpty();
    }

    private Component component(int index) {
        return index < significant.size() ? significant.get(index) : Component.ZERO;
    }

    boolean preRelease() {
        return !none() && component(0).first().kind() == Atom.Kind.PRE_RELEASE;
    }

    boolean hasNumber() {
        return read.stream()
                .flatMap(component -> component.atoms().stream())
                .anyMatch(Atom::number);
    }

    boolean open() {
        return !none() && read.get(read.size() - 1).placeholder();
    }

    boolean openInside() {
        return read.stream().limit(Math.max(0, read.size() - 1)).anyMatch(Component::placeholder);
    }

    /** Adds the words before the first number. */
    void leadingWords(StringBuilder words) {
        for (Component component : read) {
            for (Atom atom : component.atoms()) {
                if (atom.number()) {
                    return;
                }
                words.append(words.isEmpty() ? "" : " ").append(atom.text());
            }
        }
    }

    boolean dated() {
        for (Component component : read) {
            for (Atom atom : component.atoms()) {
                if (atom.number()) {
                    return date(atom.text());
                }
            }
        }
        return false;
    }

    private static boolean date(String digits) {
        if (digits.length() != DATE_DIGITS) {
            return false;
        }
        int number = Integer.parseInt(digits);
        int year = number / 10_000;
        try {
            LocalDate.of(year, number / 100 % 100, number % 100);
            return year >= FIRST_YEAR && year <= LAST_YEAR;
        } catch (DateTimeException e) {
            return false;
        }
    }

    /** Compares as far as another section goes that ends in a placeholder. */
    int compareToStartOf(Section bound) {
        List<Component> start = new ArrayList<>(bound.read.subList(0, bound.read.size() - 1));
        for (int i = 0; i < start.size(); i++) {
            int order = none() ? -1 : component(i).compareTo(start.get(i));
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }

    @Override
    public int compareTo(Section other) {
        if (none() || other.none()) {
            return none()
                    ? (other.none() ? 0 : other.preRelease() ? 1 : -1)
                    : -other.compareTo(this);
        }
        int most = Math.max(significant.size(), other.significant.size());
        for (int i = 0; i < most; i++) {
            int order = component(i).compareTo(other.component(i));
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Section section && significant.equals(section.significant);
    }

    @Override
    public int hashCode() {
        return significant.hashCode();
    }

    @Override
    public String toString() {
        return read.stream().map(Component::toString).collect(Collectors.joining("."));
    }
}
