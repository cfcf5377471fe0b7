package io.cordon.detect.firmware.version;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A firmware version as read and as understood, by docs/reference/firmware-versions.md.
 *
 * <p>The order is total and consistent with {@link #equals}: both look at the version as
 * understood. Two texts that are equal need not be {@linkplain #asRead identical}. Immutable.
 */
public final class FirmwareVersion implements Comparable<FirmwareVersion> {

    /** Most characters that are understood as a version. */
    public static final int LONGEST = 128;

    private final String asRead;
    private final String text;
    private final List<Section> sections;
    private final int releases;

    private FirmwareVersion(String asRead, String text, List<Section> sections) {
        this.asRead = asRead;
        this.text = text;
        this.sections = sections;
        this.releases = releases(sections);
    }

    /** Reads any text; none is refused. */
    public static FirmwareVersion of(String asRead) {
        String text = VersionReader.plain(asRead);
        return new FirmwareVersion(
                asRead,
                text,
                VersionReader.readable(text) ? new VersionReader(text).sections() : List.of());
    }

    private static int releases(List<Section> sections) {
        for (int i = 0; i < sections.size(); i++) {
            if (sections.get(i).hasNumber()) {
                return i + 1;
            }
        }
        return 0;
    }

    /** The text as it came. */
    public String asRead() {
        return asRead;
    }

    /** False when the text is no version: empty, too long, without a digit, or a list. */
    public boolean understood() {
        return releases > 0;
    }

    /** What the text was understood as; empty when it was not. */
    public String asUnderstood() {
        return sections.stream().map(Section::toString).collect(Collectors.joining("-"));
    }

    /** The sections of it, each as it was understood: the release, then builds and the like. */
    public List<String> parts() {
        return sections.stream().map(Section::toString).toList();
    }

    /** The words before the first number, joined by spaces; empty when there are none. */
    public String scheme() {
        StringBuilder scheme = new StringBuilder();
        for (int i = 0; i < releases; i++) {
            sections.get(i).leadingWords(scheme);
        }
        return scheme.toString();
    }

    /** True when the first number is a date such as 20230219. */
    public boolean dated() {
        return releases > 0 && sections.get(releases - 1).dated();
    }

    /**
     * True when the other one says all that this one says, and then names a build or another
     * further section that is no pre-release.
     */
    public boolean continuedBy(FirmwareVersion other) {
        if (!understood()
                || other.sections.size() <= sections.size()
                || other.sections.get(sections.size()).preRelease()) {
            return false;
        }
        for (int i = 0; i < sections.size(); i++) {
            if (sections.get(i).compareTo(other.sections.get(i)) != 0) {
                return false;
            }
        }
        return true;
    }

    /** What the last component leaves open: {@code 16.x}. */
    public boolean open() {
        return understood() && sections.get(sections.size() - 1).open();
    }

    /** True when a component other than the last one is a placeholder: {@code 103.xxx.024}. */
    public boolean openInside() {
        for (int i = 0; i < sections.size(); i++) {
            if (sections.get(i).openInside()
                    || (i < sections.size() - 1 && sections.get(i).open())) {
                return true;
            }
        }
        return false;
    }

    /**
     * Compares this version, as far as an {@linkplain #open open} bound goes, with that bound: 0
     * for any version that starts with what the bound says.
     */
    public int compareToStartOf(FirmwareVersion bound) {
        int last = bound.sections.size() - 1;
        for (int i = 0; i < last; i++) {
            int order = section(i).compareTo(bound.section(i));
            if (order != 0) {
                return order;
            }
        }
        return section(last).compareToStartOf(bound.section(last));
    }

    private Section section(int index) {
        return index < sections.size() ? sections.get(index) : Section.NONE;
    }

    @Override
    public int compareTo(FirmwareVersion other) {
        if (!understood() || !other.understood()) {
            return understood() ? 1 : other.understood() ? -1 : text.compareTo(other.text);
        }
        int most = Math.max(sections.size(), other.sections.size());
        for (int i = 0; i < most; i++) {
            int order = section(i).compareTo(other.section(i));
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }

    /** Equal as understood. */
    @Override
    public boolean equals(Object other) {
        return other instanceof FirmwareVersion version && compareTo(version) == 0;
    }

    @Override
    public int hashCode() {
        return understood() ? sections.hashCode() : text.hashCode();
    }

    @Override
    public String toString() {
        return asRead;
    }
}
