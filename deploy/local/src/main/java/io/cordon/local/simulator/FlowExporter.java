package io.cordon.local.simulator;

import io.cordon.local.simulator.ExportedFlow.Answer;
import io.cordon.schema.address.IpAddress;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A router that exports its flows as IPFIX (RFC 7011; both directions in a record as RFC 5103 has
 * it), one message after another in a file, in the order in which the flows ended.
 */
final class FlowExporter {

    private static final int DOMAIN = 1;
    private static final int FIRST_TEMPLATE = 256;
    private static final int MOST_RECORDS = 16;

    /** Enterprise number of the reverse direction. */
    private static final int REVERSE = 29_305;

    private static final int ENTERPRISE = 0x8000;

    private final String path;
    private final List<ExportedFlow> flows = new ArrayList<>();

    FlowExporter(String folder) {
        this.path = folder + "/flows.ipfix";
    }

    void flow(ExportedFlow flow) {
        flows.add(flow);
    }

    TelemetryFile file() {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        List<ExportedFlow> sorted =
                flows.stream().sorted(Comparator.comparingLong(ExportedFlow::end)).toList();
        long sequence = 0;
        int from = 0;
        while (from < sorted.size()) {
            int to = from + 1;
            int template = template(sorted.get(from));
            while (to < sorted.size()
                    && to - from < MOST_RECORDS
                    && template(sorted.get(to)) == template) {
                to++;
            }
            List<ExportedFlow> together = sorted.subList(from, to);
            ByteBuffer body = from == 0 ? templates() : ByteBuffer.allocate(0);
            message(file, sequence, together, body.flip(), template);
            sequence += together.size();
            from = to;
        }
        return TelemetryFile.ofBytes(path, file.toByteArray());
    }

    private static void message(
            ByteArrayOutputStream file,
            long sequence,
            List<ExportedFlow> flows,
            ByteBuffer templates,
            int template) {
        ByteBuffer records = ByteBuffer.allocate(MOST_RECORDS * 128);
        flows.forEach(flow -> record(records, flow));
        int length = 16 + templates.remaining() + 4 + records.position();
        ByteBuffer message = ByteBuffer.allocate(length);
        message.putShort((short) 10).putShort((short) length);
        // Exported in the second in which the last of them ended, rounded up.
        message.putInt((int) (flows.get(flows.size() - 1).end() / Timeline.SECOND + 1));
        message.putInt((int) sequence).putInt(DOMAIN).put(templates);
        message.putShort((short) template).putShort((short) (4 + records.position()));
        message.put(records.flip());
        file.writeBytes(message.array());
    }

    private static int template(ExportedFlow flow) {
        return FIRST_TEMPLATE + (flow.source().isV4() ? 0 : 1) + (flow.answer() == null ? 0 : 2);
    }

    private static ByteBuffer templates() {
        ByteBuffer set = ByteBuffer.allocate(1_024);
        set.putShort((short) 2).putShort((short) 0);
        for (int number = FIRST_TEMPLATE; number < FIRST_TEMPLATE + 4; number++) {
            boolean v4 = number % 2 == 0;
            boolean twoWay = number >= FIRST_TEMPLATE + 2;
            set.putShort((short) number).putShort((short) (twoWay ? 14 : 11));
            field(set, v4 ? 8 : 27, v4 ? 4 : 16);
            field(set, v4 ? 12 : 28, v4 ? 4 : 16);
            field(set, 7, 2);
            field(set, 11, 2);
            field(set, 4, 1);
            field(set, 6, 1);
            field(set, 1, 8);
            field(set, 2, 8);
            field(set, 152, 8);
            field(set, 153, 8);
            field(set, 34, 4);
            if (twoWay) {
                reverse(set, 1, 8);
                reverse(set, 2, 8);
                reverse(set, 6, 1);
            }
        }
        return set.putShort(2, (short) set.position());
    }

    private static void field(ByteBuffer set, int element, int length) {
        set.putShort((short) element).putShort((short) length);
    }

    private static void reverse(ByteBuffer set, int element, int length) {
        field(set, element | ENTERPRISE, length);
        set.putInt(REVERSE);
    }

    private static void record(ByteBuffer out, ExportedFlow flow) {
        address(out, flow.source());
        address(out, flow.destination());
        out.putShort((short) flow.sourcePort()).putShort((short) flow.destinationPort());
        out.put((byte) flow.transport()).put((byte) flow.flags());
        out.putLong(flow.bytes()).putLong(flow.packets());
        out.putLong(flow.start() / 1_000).putLong(flow.end() / 1_000);
        out.putInt(flow.sampling());
        Answer answer = flow.answer();
        if (answer != null) {
            out.putLong(answer.bytes()).putLong(answer.packets()).put((byte) answer.flags());
        }
    }

    private static void address(ByteBuffer out, IpAddress address) {
        if (address.isV4()) {
            out.putInt((int) address.low());
        } else {
            out.putLong(address.high()).putLong(address.low());
        }
    }
}
