package io.cordon.detect.counting;

import io.cordon.detect.Detector;
import io.cordon.schema.address.IpAddress;
import io.cordon.schema.avro.LoginOutcome;
import io.cordon.schema.avro.Vantage;
import io.cordon.schema.finding.Severity;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * The most that somebody who knows the rule can make one subject cost at one sensor in one period:
 * events as dense as they may lie without crossing, for each clause; floods that lack one term; a
 * crossing at the very end; then as many distinct values as are kept exactly; evidence of the
 * longest texts; in several orders of arrival.
 */
public final class LargestState {

    private static final long SEED = 20_261_125L;

    /** Three bytes each in a checkpoint. */
    private static final String LONGEST_NAME = "\u20ac".repeat(Sighting.LONGEST_NAME);

    /** Exactly kept marks of a period. */
    private static final int EXACT = 4096;

    private LargestState() {}

    /** Bytes in a checkpoint, without the key. */
    public static int bytes(Detector detector) throws IOException {
        CountingRule rule = detector.counting();
        int largest = 0;
        for (List<Observation> quiet : histories(detector)) {
            List<Observation> flood = new ArrayList<>(quiet);
            for (int i = flood.size(); i < EXACT; i++) {
                flood.add(event(detector, rule.period() - 1, Term.ALL, 2_000_000 + i));
            }
            for (List<Observation> events : List.of(quiet, flood)) {
                largest = Math.max(largest, bytes(rule, events));
                Collections.reverse(events);
                largest = Math.max(largest, bytes(rule, events));
                Collections.shuffle(events, new Random(SEED));
                largest = Math.max(largest, bytes(rule, events));
            }
        }
        return largest;
    }

    private static List<List<Observation>> histories(Detector detector) {
        List<List<Observation>> all = new ArrayList<>();
        for (Clause clause : detector.counting().clauses()) {
            for (int channels : new int[] {1, 2, 4, clause.counted(), clause.anchors(), Term.ALL}) {
                all.add(dense(detector, clause, channels));
                if (clause.terms().size() > 1 || clause.anchored()) {
                    all.add(flood(detector, clause, channels));
                }
            }
        }
        return all;
    }

    /** N - 1 in every closed span of W. */
    private static List<Observation> dense(Detector detector, Clause clause, int channels) {
        long least = Long.MAX_VALUE;
        for (Term term : clause.terms()) {
            least = Math.min(least, term.threshold());
        }
        for (Term term : clause.terms()) {
            least = clause.terms().size() > 1 ? Math.max(least, term.threshold()) : least;
        }
        List<Observation> events = new ArrayList<>();
        if (least > 1) {
            long step = clause.window() / (least - 1) + 1;
            for (long time = 0; time < detector.counting().period(); time += step) {
                events.add(event(detector, time, channels, events.size()));
            }
        }
        return events;
    }

    /** So many in each window that a stretch of it keeps all it ever keeps. */
    private static List<Observation> flood(Detector detector, Clause clause, int channels) {
        List<Observation> events = new ArrayList<>();
        long most = 2L * Bucket.ANCHORS;
        for (Term term : clause.terms()) {
            most = clause.anchored() ? most : 6 * term.threshold();
        }
        long step = Math.max(1, clause.window() / most);
        for (long time = 0; time < detector.counting().period(); time += step) {
            events.add(event(detector, time, channels, events.size()));
        }
        return events;
    }

    private static int bytes(CountingRule rule, List<Observation> events) throws IOException {
        SubjectState state = new SubjectState(rule);
        events.forEach(state::add);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        SubjectStateCodec.write(state, new DataOutputStream(out));
        return out.size();
    }

    private static Observation event(Detector detector, long time, int channels, int n) {
        String number = Integer.toString(n);
        boolean login = detector.id().startsWith("CRED-") && detector.evidence().name() != null;
        IpAddress other = new IpAddress(0x20010db8_5ca05ca0L, 0x5ca05ca0_5ca00000L + n);
        return new Observation(
                new Sighting(
                        time,
                        "sensor",
                        Vantage.NETWORK,
                        other,
                        detector.evidence().target() == null ? null : other,
                        detector.evidence().port() == null ? -1 : 10_000 + n % 50_000,
                        detector.evidence().name() == null
                                ? null
                                : number + LONGEST_NAME.substring(number.length()),
                        login ? "telnet" : null,
                        login ? LoginOutcome.FAILURE : null,
                        login ? new Mark(7, n) : null),
                Contribution.of(Severity.HIGH)
                        .in(channels)
                        .marked(counts(detector) ? new Mark(0x20010db8_5ca05ca0L, n) : null));
    }

    /** True when the rule's matches carry a distinct value. */
    private static boolean counts(Detector detector) {
        return switch (detector.id()) {
            case "CRED-DEFAULT-SUCCESS", "CRED-GUESS-OUTBOUND", "AMP-HONEYPOT" -> true;
            case "AMP-NTP-MONLIST", "AMP-MIDDLEBOX" -> true;
            default ->
                    detector.counting().clauses().stream()
                            .flatMap(clause -> clause.terms().stream())
                            .anyMatch(term -> term.measure() != Term.Measure.WEIGHT);
        };
    }
}
