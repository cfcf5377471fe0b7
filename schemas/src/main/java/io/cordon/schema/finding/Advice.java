package io.cordon.schema.finding;

import io.cordon.schema.address.IpPrefix;
import io.cordon.schema.avro.Finding;
import io.cordon.schema.avro.Measures;
import io.cordon.schema.avro.VectorMeasure;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A rule's advice with the finding's own addresses and ports in it, so that it can be copied into a
 * filter. A rule's sentence may hold these marks:
 *
 * <ul>
 *   <li>{@value #TARGET}: who is hit, as a prefix: {@code 192.0.2.7/32}
 *   <li>{@value #DEVICE}: whom to mend: {@code 198.51.100.9}
 *   <li>{@value #SERVICES}: where the device answers: {@code UDP port 123}
 *   <li>{@value #ANSWERS}: what to drop of reflected answers: {@code UDP source port 123 to
 *       192.0.2.7/32}, of a pair also from whom, of a device only from whom
 *   <li>{@value #OPENINGS}: what to rate-limit of a SYN flood: {@code TCP SYN to 192.0.2.7/32
 *       destination port 80}
 * </ul>
 *
 * <p>At most {@value #MOST} ports are written, those with the most bytes first.
 */
public final class Advice {

    static final String TARGET = "{target}";
    static final String DEVICE = "{device}";
    static final String SERVICES = "{services}";
    static final String ANSWERS = "{answers}";
    static final String OPENINGS = "{openings}";

    /** A router holds few filters; the others stand in the list of vectors. */
    static final int MOST = 8;

    private static final int FRAGMENTS = 0;

    private static final Comparator<VectorMeasure> LARGEST =
            Comparator.comparingLong(VectorMeasure::getBytes)
                    .reversed()
                    .thenComparing(VectorMeasure::getPort);

    private final @Nullable String from;
    private final @Nullable String to;
    private final List<VectorMeasure> vectors;

    private Advice(@Nullable String from, @Nullable String to, List<VectorMeasure> vectors) {
        this.from = from;
        this.to = to;
        this.vectors = vectors;
    }

    /** The sentence about this finding; the same for the same finding. */
    public static String of(Finding finding, String sentence) {
        return sentence.indexOf('{') < 0 ? sentence : about(finding).fill(sentence);
    }

    private static Advice about(Finding finding) {
        String subject = finding.getSubject();
        Measures measures = finding.getMeasures();
        List<VectorMeasure> vectors =
                measures == null
                        ? List.of()
                        : measures.getVectors().stream()
                                .filter(vector -> vector.getPackets() > 0)
                                .sorted(LARGEST)
                                .toList();
        int between = subject.indexOf('>');
        return switch (finding.getSubjectType()) {
            // Of a pair the source was forged: it is the one who gets the answers.
            case "pair" ->
                    new Advice(
                            subject.substring(between + 1),
                            subject.substring(0, Math.max(0, between)),
                            vectors);
            case "device" -> new Advice(subject, null, vectors);
            default -> new Advice(null, subject, vectors);
        };
    }

    private String fill(String sentence) {
        return sentence.replace(TARGET, prefix(to))
                .replace(DEVICE, from == null ? "the device" : from)
                .replace(SERVICES, list(one -> "UDP port " + one.getPort(), "the UDP service"))
                .replace(ANSWERS, list(this::answers, "UDP from the ports listed" + ends()))
                .replace(
                        OPENINGS,
                        list(
                                one -> "TCP SYN" + ends() + " destination port " + one.getPort(),
                                "TCP SYN" + ends()));
    }

    private String answers(VectorMeasure vector) {
        return vector.getPort() == FRAGMENTS
                ? "UDP fragments" + ends()
                : "UDP source port " + vector.getPort() + ends();
    }

    private String ends() {
        return (from == null ? "" : " from " + prefix(from))
                + (to == null ? "" : " to " + prefix(to));
    }

    private String list(Function<VectorMeasure, String> text, String otherwise) {
        if (vectors.isEmpty()) {
            return otherwise;
        }
        String listed = vectors.stream().limit(MOST).map(text).collect(Collectors.joining(", "));
        int more = vectors.size() - MOST;
        return more > 0 ? listed + " and " + more + " more of the vectors listed" : listed;
    }

    /** The text of a single address or network; what is no address stays as it is. */
    private static String prefix(@Nullable String text) {
        if (text == null) {
            return "the victim";
        }
        try {
            return IpPrefix.parse(text).text();
        } catch (IllegalArgumentException e) {
            return text;
        }
    }
}
