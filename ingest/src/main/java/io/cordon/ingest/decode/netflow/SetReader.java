package io.cordon.ingest.decode.netflow;

import io.cordon.ingest.decode.DecodeError;
import io.cordon.ingest.decode.RecordOutput;
import io.cordon.ingest.decode.RejectedInput;
import io.cordon.ingest.decode.packet.Octets;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Reads the sets of a message, in order. Not thread-safe. */
final class SetReader {

    static final boolean V9 = false;
    static final boolean IPFIX = true;

    private static final int SET_HEADER = 4;
    private static final int FIRST_DATA = 256;

    private final Domains domains;
    private final FlowFields fields = new FlowFields();
    private final FlowMapper mapper = new FlowMapper();

    SetReader(Domains domains) {
        this.domains = domains;
    }

    /**
     * @return data records of the message; -1 when that is not known, for want of a template
     * @throws RejectedInput in part: sets before and behind the bad one are read
     */
    int read(
            Message message,
            boolean ipfix,
            long now,
            byte[] bytes,
            int from,
            int to,
            RecordOutput output)
            throws RejectedInput, IOException {
        message.domain().waiting().expire(now);
        int records = 0;
        RejectedInput first = null;
        int at = from;
        while (to - at >= SET_HEADER) {
            int length = Octets.u16(bytes, at + 2);
            if (length < SET_HEADER || at + length > to) {
                if (!isZero(bytes, at, to)) {
                    first = first == null ? RejectedInput.inPart(DecodeError.BAD_DATAGRAM) : first;
                }
                break;
            }
            try {
                int more = set(message, ipfix, now, bytes, at, at + length, output);
                records = records < 0 || more < 0 ? -1 : records + more;
            } catch (RejectedInput e) {
                first = first == null ? RejectedInput.inPart(e.error()) : first;
                records = -1;
            }
            at += length;
        }
        if (first != null) {
            throw first;
        }
        return records;
    }

    /** Some exporters fill their datagrams up. */
    private static boolean isZero(byte[] bytes, int from, int to) {
        for (int i = from; i < to; i++) {
            if (bytes[i] != 0) {
                return false;
            }
        }
        return true;
    }

    private int set(
            Message message,
            boolean ipfix,
            long now,
            byte[] bytes,
            int from,
            int to,
            RecordOutput output)
            throws RejectedInput, IOException {
        int id = Octets.u16(bytes, from);
        int body = from + SET_HEADER;
        if (id >= FIRST_DATA) {
            int held = message.domain().fields();
            Template template = message.domain().template(id, now);
            // A template that is too old goes when it is asked for.
            domains.changed(held, message.domain());
            if (template != null) {
                return data(template, message, bytes, body, to, output);
            }
            message.domain().waiting().add(id, message, now, Arrays.copyOfRange(bytes, body, to));
            return -1;
        }
        Definitions target = new Definitions(message.domain(), now);
        int before = message.domain().fields();
        RejectedInput bad = null;
        try {
            define(ipfix, id, bytes, body, to, target);
        } catch (RejectedInput e) {
            // The templates before it hold, and what waits for them can be read.
            bad = e;
        }
        domains.changed(before, message.domain());
        target.readWaiting(output);
        if (bad != null) {
            throw bad;
        }
        return 0;
    }

    private static void define(
            boolean ipfix, int id, byte[] bytes, int from, int to, Definitions target)
            throws RejectedInput {
        if (ipfix && id == 2) {
            TemplateParser.ipfixTemplates(bytes, from, to, target);
        } else if (ipfix && id == 3) {
            TemplateParser.ipfixOptions(bytes, from, to, target);
        } else if (!ipfix && id == 0) {
            TemplateParser.v9Templates(bytes, from, to, target);
        } else if (!ipfix && id == 1) {
            TemplateParser.v9Options(bytes, from, to, target);
        }
    }

    private int data(
            Template template, Message message, byte[] bytes, int from, int to, RecordOutput output)
            throws RejectedInput, IOException {
        int records = 0;
        int flows = 0;
        int at = from;
        RejectedInput first = null;
        try {
            while (to - at >= template.shortest()) {
                at = template.read(bytes, at, to, fields);
                records++;
                if (template.isOptions()) {
                    message.domain().learn(fields);
                    continue;
                }
                try {
                    flows += mapper.map(fields, message, output) ? 1 : 0;
                } catch (RejectedInput e) {
                    // The record had its length, so the next one can be read.
                    first = e;
                }
            }
        } finally {
            message.exporter().counters().set(records, flows);
        }
        if (first != null) {
            throw first;
        }
        return records;
    }

    /** Puts templates into the domain and reads what waited for them. */
    private final class Definitions implements TemplateParser.Target {
        private static final int ALL_TEMPLATES = 2;
        private static final int ALL_OPTIONS = 3;

        private final Domain domain;
        private final long now;
        private final List<Integer> defined = new ArrayList<>();

        Definitions(Domain domain, long now) {
            this.domain = domain;
            this.now = now;
        }

        @Override
        public void define(int id, Template template) {
            domain.define(id, template, now);
            defined.add(id);
        }

        @Override
        public void withdraw(int id) {
            if (id == ALL_TEMPLATES || id == ALL_OPTIONS) {
                domain.withdrawAll(id == ALL_OPTIONS);
            } else {
                domain.withdraw(id);
            }
        }

        /** What waited stands alone: one set that does not fit its template costs no other. */
        void readWaiting(RecordOutput output) throws IOException {
            for (int id : defined) {
                Template template = domain.template(id, now);
                if (template == null) {
                    continue;
                }
                for (WaitingSets.Waiting waiting : domain.waiting().take(id)) {
                    byte[] set = waiting.set();
                    try {
                        data(template, waiting.message(), set, 0, set.length, output);
                    } catch (RejectedInput e) {
                        domains.budget().abandon(e.error(), set);
                    }
                }
            }
        }
    }
}
