package io.cordon.local.explain;

import io.cordon.detect.Detector;
import io.cordon.detect.Judge;
import io.cordon.detect.Judgement;
import io.cordon.detect.Requirement;
import io.cordon.detect.Subject;
import io.cordon.detect.catalog.DetectorCatalog;
import io.cordon.detect.counting.Observation;
import io.cordon.detect.panes.PaneObservation;
import io.cordon.ingest.file.RecordSink;
import io.cordon.schema.avro.DeadLetter;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.avro.specific.SpecificRecordBase;

/**
 * Collects what the files say about one subject around one period: the events that match its rule,
 * and of the records between the same addresses that do not match, which condition failed.
 */
final class SubjectEvidence implements RecordSink {

    /** Most events that are kept: half a gigabyte at worst. */
    static final int MOST = 2_000_000;

    private final Detector detector;
    private final DetectorCatalog catalog;
    private final String subject;
    private final Set<String> addresses;
    private final long from;
    private final long until;
    private final List<Observation> events = new ArrayList<>();
    private final List<PaneObservation> shares = new ArrayList<>();
    private final Map<String, Long> failedConditions = new TreeMap<>();
    private long allowed;

    SubjectEvidence(Detector detector, DetectorCatalog catalog, String subject, long periodStart) {
        this.detector = detector;
        this.catalog = catalog;
        this.subject = subject;
        this.addresses = Set.of(subject.split(">", 2));
        Requirement requirement = detector.requirement();
        this.from = periodStart - requirement.window();
        // A record of panes may reach back into the period from after its end.
        this.until = periodStart + requirement.period() + requirement.lead();
    }

    @Override
    public void accept(SpecificRecordBase any) throws IOException {
        long time = RecordTimes.of(any);
        if (time < from || time >= until) {
            return;
        }
        for (Judge<?> judge : detector.judges()) {
            if (judge.input().isInstance(any)) {
                note(any, time, judge(judge, any));
            }
        }
    }

    private static <R extends SpecificRecordBase> Judgement judge(
            Judge<R> judge, SpecificRecordBase any) {
        return judge.judge(judge.input().cast(any));
    }

    private boolean counts(Subject of, long time) throws IOException {
        if (!of.value().equals(subject)) {
            return false;
        }
        if (catalog.allowList().allows(detector.id(), of, time)) {
            allowed++;
            return false;
        }
        if (events.size() + shares.size() == MOST) {
            throw new IOException(
                    "Cannot explain: more than "
                            + MOST
                            + " events of this subject; name fewer files");
        }
        return true;
    }

    private void note(SpecificRecordBase any, long time, Judgement judgement) throws IOException {
        if (judgement instanceof Judgement.Match match) {
            if (counts(match.subject(), time)) {
                events.add(match.observation());
            }
        } else if (judgement instanceof Judgement.PaneMatch match) {
            if (counts(match.subject(), time)) {
                shares.add(match.observation());
            }
        } else if (judgement instanceof Judgement.Mismatch mismatch
                && RecordTimes.addresses(any).containsAll(addresses)) {
            failedConditions.merge(mismatch.condition(), 1L, Long::sum);
        }
    }

    @Override
    public void reject(DeadLetter letter) {
        // Undecodable lines say nothing of a subject; ingest and batch report them.
    }

    /** Matching events from a window before the period to its end, in the order of the files. */
    List<Observation> events() {
        return events;
    }

    /** What records add to panes, of a pane rule; in the order of the files. */
    List<PaneObservation> shares() {
        return shares;
    }

    /** Records of the subject that did not match, by the condition that failed. */
    Map<String, Long> failedConditions() {
        return failedConditions;
    }

    /** Matching events that the allow-list let through. */
    long allowed() {
        return allowed;
    }
}
