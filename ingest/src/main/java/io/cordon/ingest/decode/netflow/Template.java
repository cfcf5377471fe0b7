package io.cordon.ingest.decode.netflow;

import static java.util.Objects.requireNonNull;

import io.cordon.ingest.decode.DecodeError;
import io.cordon.ingest.decode.RejectedInput;
import io.cordon.ingest.decode.packet.Octets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How the records of one template are read. Immutable. */
final class Template {

    /** Length in a template of a field whose length stands in the record (RFC 7011 section 7). */
    static final int VARIABLE = 65_535;

    private static final int LONG_LENGTH = 255;

    private final @Nullable FlowElement[] elements;
    private final int[] lengths;
    private final int shortest;
    private final boolean fixed;
    private final boolean options;

    /** Of a template without variable lengths: what is read, where in the record, how long. */
    private final FlowElement[] wanted;

    private final int[] offsets;
    private final int[] sizes;

    /**
     * One field of a template.
     *
     * @param element null when it is only passed over
     */
    record Field(@Nullable FlowElement element, int length) {}

    /**
     * @param options true for records that are about the exporter rather than flows
     * @throws RejectedInput when a record would have no length
     */
    Template(List<Field> fields, boolean options) throws RejectedInput {
        int count = fields.size();
        this.elements = new FlowElement[count];
        this.lengths = new int[count];
        this.options = options;
        int sum = 0;
        boolean all = true;
        for (int i = 0; i < count; i++) {
            elements[i] = fields.get(i).element();
            lengths[i] = fields.get(i).length();
            boolean variable = lengths[i] == VARIABLE;
            all &= !variable;
            sum += variable ? 1 : lengths[i];
        }
        if (sum == 0) {
            throw new RejectedInput(DecodeError.BAD_TEMPLATE);
        }
        this.shortest = sum;
        this.fixed = all;
        this.wanted =
                all
                        ? fields.stream()
                                .filter(Template::isWanted)
                                .map(field -> requireNonNull(field.element()))
                                .toArray(FlowElement[]::new)
                        : new FlowElement[0];
        this.offsets = new int[wanted.length];
        this.sizes = new int[wanted.length];
        if (all) {
            place(fields);
        }
    }

    private static boolean isWanted(Field field) {
        return field.element() != null && field.length() > 0;
    }

    private void place(List<Field> fields) {
        int i = 0;
        int offset = 0;
        for (Field field : fields) {
            if (isWanted(field)) {
                offsets[i] = offset;
                sizes[i++] = field.length();
            }
            offset += field.length();
        }
    }

    boolean isOptions() {
        return options;
    }

    int fields() {
        return lengths.length;
    }

    /** Bytes of the shortest record; fewer at the end of a set are padding. */
    int shortest() {
        return shortest;
    }

    /**
     * Reads one record.
     *
     * @return where it ends
     * @throws RejectedInput when it does not end within the set
     */
    int read(byte[] bytes, int from, int to, FlowFields fields) throws RejectedInput {
        fields.begin(bytes);
        if (to - from < shortest) {
            throw new RejectedInput(DecodeError.BAD_DATAGRAM);
        }
        if (!fixed) {
            return variable(bytes, from, to, fields);
        }
        for (int i = 0; i < wanted.length; i++) {
            fields.put(wanted[i], from + offsets[i], sizes[i]);
        }
        return from + shortest;
    }

    private int variable(byte[] bytes, int from, int to, FlowFields fields) throws RejectedInput {
        int at = from;
        for (int i = 0; i < lengths.length; i++) {
            int length = lengths[i];
            if (length == VARIABLE) {
                need(at + 1, to);
                length = Octets.u8(bytes, at++);
                if (length == LONG_LENGTH) {
                    need(at + 2, to);
                    length = Octets.u16(bytes, at);
                    at += 2;
                }
            }
            need(at + length, to);
            FlowElement element = elements[i];
            if (element != null && length > 0) {
                fields.put(element, at, length);
            }
            at += length;
        }
        return at;
    }

    private static void need(int end, int to) throws RejectedInput {
        if (end > to) {
            throw new RejectedInput(DecodeError.BAD_DATAGRAM);
        }
    }
}
