package io.cordon.detect.counting;

import io.cordon.detect.counting.Term.Measure;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Map;

/**
 * The bytes of a {@link SubjectState}. They start with a version and with the rule's shape, so that
 * a newer program reads what an older one kept, and a period is judged to its end by the thresholds
 * under which it began.
 */
public final class SubjectStateCodec {

    /** Of one clause with one term, and summaries without severity. */
    private static final int ONE_TERM = 1;

    private static final int VERSION = 2;

    private static final Measure[] MEASURES = Measure.values();
    private static final Confidence[] CONFIDENCES = Confidence.values();

    private SubjectStateCodec() {}

    /** Writes the state. */
    public static void write(SubjectState state, DataOutput out) throws IOException {
        out.writeByte(VERSION);
        writeRule(state.rule(), out);
        out.writeInt(state.revisions().size());
        for (Map.Entry<Long, Long> period : state.revisions().entrySet()) {
            out.writeLong(period.getKey());
            out.writeLong(period.getValue());
        }
        out.writeInt(state.tails().size());
        for (long tail : state.tails()) {
            out.writeLong(tail);
        }
        out.writeInt(state.sensors().size());
        for (Map.Entry<String, SensorState> sensor : state.sensors().entrySet()) {
            out.writeUTF(sensor.getKey());
            sensor.getValue().write(out);
        }
    }

    private static void writeRule(CountingRule rule, DataOutput out) throws IOException {
        out.writeLong(rule.period());
        out.writeByte(rule.grades().size());
        for (Confidence grade : rule.grades()) {
            out.writeByte(grade.ordinal());
        }
        out.writeByte(rule.clauses().size());
        for (Clause clause : rule.clauses()) {
            out.writeLong(clause.window());
            out.writeByte(clause.anchors());
            out.writeByte(clause.confidence().ordinal());
            out.writeByte(clause.terms().size());
            for (Term term : clause.terms()) {
                out.writeByte(term.measure().ordinal());
                out.writeByte(term.channels());
                out.writeShort((int) term.threshold());
            }
        }
    }

    /**
     * Reads a state.
     *
     * @throws IOException when the bytes are of a version that this program does not know
     */
    public static SubjectState read(DataInput in) throws IOException {
        int version = in.readUnsignedByte();
        if (version != ONE_TERM && version != VERSION) {
            throw new IOException(
                    "Cannot read subject state: version "
                            + version
                            + " is unknown; this program reads versions "
                            + ONE_TERM
                            + " to "
                            + VERSION);
        }
        CountingRule rule = version == ONE_TERM ? readOneTerm(in) : readRule(in);
        SubjectState state = new SubjectState(rule);
        for (int i = in.readInt(); i > 0; i--) {
            state.revisions().put(in.readLong(), in.readLong());
        }
        for (int i = in.readInt(); i > 0; i--) {
            state.tails().add(in.readLong());
        }
        for (int i = in.readInt(); i > 0; i--) {
            state.sensors().put(in.readUTF(), SensorState.read(version, rule, in));
        }
        return state;
    }

    private static CountingRule readRule(DataInput in) throws IOException {
        long period = in.readLong();
        ArrayList<Confidence> grades = new ArrayList<>();
        for (int i = in.readUnsignedByte(); i > 0; i--) {
            grades.add(CONFIDENCES[in.readUnsignedByte()]);
        }
        ArrayList<Clause> clauses = new ArrayList<>();
        for (int i = in.readUnsignedByte(); i > 0; i--) {
            long window = in.readLong();
            int anchors = in.readUnsignedByte();
            Confidence confidence = CONFIDENCES[in.readUnsignedByte()];
            ArrayList<Term> terms = new ArrayList<>();
            for (int j = in.readUnsignedByte(); j > 0; j--) {
                terms.add(
                        new Term(
                                MEASURES[in.readUnsignedByte()],
                                in.readUnsignedByte(),
                                in.readUnsignedShort(),
                                ""));
            }
            clauses.add(new Clause(window, terms, anchors, confidence));
        }
        return new CountingRule(clauses, period, grades);
    }

    private static CountingRule readOneTerm(DataInput in) throws IOException {
        Measure measure = MEASURES[in.readUnsignedByte()];
        long threshold = in.readLong();
        long window = in.readLong();
        long period = in.readLong();
        boolean graded = in.readBoolean();
        ArrayList<Clause> clauses = new ArrayList<>();
        clauses.add(Clause.of(window, new Term(measure, Term.ALL, threshold, "")));
        ArrayList<Confidence> grades = new ArrayList<>();
        if (graded) {
            grades.add(Confidence.LOW);
        }
        grades.add(Confidence.HIGH);
        return new CountingRule(clauses, period, grades);
    }
}
