package io.cordon.ingest.decode.netflow;

import io.cordon.ingest.decode.DecodeError;
import io.cordon.ingest.decode.RejectedInput;
import io.cordon.ingest.decode.packet.Octets;
import java.util.ArrayList;
import java.util.List;

/** Reads template and options template sets of both protocols into a domain. Keeps no state. */
final class TemplateParser {

    static final int MOST_FIELDS = 1_024;

    private static final int LOWEST_ID = 256;
    private static final int ENTERPRISE = 0x8000;

    /** The scope of v9 that says for which interface the record holds. */
    private static final int INTERFACE_SCOPE = 2;

    private TemplateParser() {}

    /** What is done with the templates of a set. */
    interface Target {

        /** A template was defined. */
        void define(int id, Template template);

        /** A template was withdrawn; all of its kind when it is the number of a template set. */
        void withdraw(int id);
    }

    /** RFC 3954 section 5.2. */
    static void v9Templates(byte[] bytes, int from, int to, Target target) throws RejectedInput {
        int at = from;
        while (to - at >= 4) {
            int id = Octets.u16(bytes, at);
            int count = Octets.u16(bytes, at + 2);
            if (id == 0 && count == 0) {
                return;
            }
            at += 4;
            check(id, count, at + 4 * count, to);
            List<Template.Field> fields = new ArrayList<>(count);
            at = v9Fields(bytes, at, count, fields);
            target.define(id, new Template(fields, false));
        }
    }

    private static int v9Fields(byte[] bytes, int from, int count, List<Template.Field> fields) {
        int at = from;
        for (int i = 0; i < count; i++, at += 4) {
            int length = Octets.u16(bytes, at + 2);
            // No length is variable in v9; a record that long does not fit a datagram.
            fields.add(
                    new Template.Field(
                            FlowElement.of(0, Octets.u16(bytes, at), length),
                            Math.min(length, Template.VARIABLE - 1)));
        }
        return at;
    }

    /** RFC 3954 section 6.1: scopes have numbers of their own. */
    static void v9Options(byte[] bytes, int from, int to, Target target) throws RejectedInput {
        int at = from;
        while (to - at >= 6) {
            int id = Octets.u16(bytes, at);
            int scopes = Octets.u16(bytes, at + 2);
            int options = Octets.u16(bytes, at + 4);
            if (id == 0 && scopes == 0 && options == 0) {
                return;
            }
            at += 6;
            if (scopes % 4 != 0 || options % 4 != 0) {
                throw new RejectedInput(DecodeError.BAD_TEMPLATE);
            }
            check(id, (scopes + options) / 4, at + scopes + options, to);
            List<Template.Field> fields = new ArrayList<>((scopes + options) / 4);
            for (int i = 0; i < scopes; i += 4) {
                int length = Octets.u16(bytes, at + i + 2);
                boolean named = Octets.u16(bytes, at + i) == INTERFACE_SCOPE;
                fields.add(
                        new Template.Field(
                                named
                                        ? FlowElement.of(
                                                0, FlowElement.INGRESS_INTERFACE.number(), length)
                                        : null,
                                Math.min(length, Template.VARIABLE - 1)));
            }
            at = v9Fields(bytes, at + scopes, options / 4, fields);
            target.define(id, new Template(fields, true));
        }
    }

    /** RFC 7011 section 3.4.1. */
    static void ipfixTemplates(byte[] bytes, int from, int to, Target target) throws RejectedInput {
        ipfix(bytes, from, to, false, target);
    }

    /** RFC 7011 section 3.4.2: scopes are elements like others. */
    static void ipfixOptions(byte[] bytes, int from, int to, Target target) throws RejectedInput {
        ipfix(bytes, from, to, true, target);
    }

    private static void ipfix(byte[] bytes, int from, int to, boolean options, Target target)
            throws RejectedInput {
        int at = from;
        while (to - at >= 4) {
            int id = Octets.u16(bytes, at);
            int count = Octets.u16(bytes, at + 2);
            at += 4;
            if (count == 0) {
                if (id != 0) {
                    target.withdraw(id);
                }
                continue;
            }
            // How many of the fields are scopes; a withdrawal does not say.
            at += options ? 2 : 0;
            check(id, count, at + 4 * count, to);
            List<Template.Field> fields = new ArrayList<>(count);
            at = ipfixFields(bytes, at, to, count, fields);
            target.define(id, new Template(fields, options));
        }
    }

    private static int ipfixFields(
            byte[] bytes, int from, int to, int count, List<Template.Field> fields)
            throws RejectedInput {
        int at = from;
        for (int i = 0; i < count; i++) {
            need(at + 4, to);
            int number = Octets.u16(bytes, at);
            int length = Octets.u16(bytes, at + 2);
            at += 4;
            long enterprise = 0;
            if ((number & ENTERPRISE) != 0) {
                need(at + 4, to);
                enterprise = Octets.u32(bytes, at);
                number &= ~ENTERPRISE;
                at += 4;
            }
            fields.add(new Template.Field(FlowElement.of(enterprise, number, length), length));
        }
        return at;
    }

    private static void check(int id, int count, int end, int to) throws RejectedInput {
        if (id < LOWEST_ID || count == 0 || count > MOST_FIELDS || end > to) {
            throw new RejectedInput(DecodeError.BAD_TEMPLATE);
        }
    }

    private static void need(int end, int to) throws RejectedInput {
        if (end > to) {
            throw new RejectedInput(DecodeError.BAD_TEMPLATE);
        }
    }
}
