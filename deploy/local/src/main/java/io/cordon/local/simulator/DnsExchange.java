package io.cordon.local.simulator;

import io.cordon.schema.address.IpAddress;

/**
 * One DNS query with its answer as a story tells it; recursion is always desired.
 *
 * @param time microseconds
 * @param client who asked
 * @param server who answered
 * @param name the question
 * @param type what was asked for
 * @param overTcp true for TCP, false for UDP
 * @param kind what kind of answer came back
 */
record DnsExchange(
        long time,
        IpAddress client,
        IpAddress server,
        String name,
        Type type,
        boolean overTcp,
        Answer kind) {

    /** A question about an address, as nearly all are. */
    DnsExchange(
            long time,
            IpAddress client,
            IpAddress server,
            String name,
            boolean overTcp,
            Answer kind) {
        this(time, client, server, name, Type.A, overTcp, kind);
    }

    /** Types of questions (RFC 1035, 4034, 8482). */
    enum Type {
        A(1, "A", "A"),
        TXT(16, "TXT", "TXT"),
        DNSKEY(48, "DNSKEY", "DNSKEY"),
        ANY(255, "*", "ANY");

        final int number;

        /** As Zeek writes it. */
        final String inZeek;

        /** As Suricata writes it. */
        final String inEve;

        Type(int number, String inZeek, String inEve) {
            this.number = number;
            this.inZeek = inZeek;
            this.inEve = inEve;
        }
    }

    /** Kinds of answers, with the header bits (RFC 1035 section 4.1.1) each stands for. */
    enum Answer {
        RECURSIVE(0, false, true, 1),
        AUTHORITATIVE(0, true, false, 1),
        AUTHORITATIVE_AND_RECURSIVE(0, true, true, 1),
        NO_RECURSION(0, false, false, 1),
        EMPTY(0, false, true, 0),
        REFUSED(5, false, true, 0);

        final int responseCode;
        final boolean authoritative;
        final boolean recursionAvailable;
        final int answers;

        Answer(int responseCode, boolean authoritative, boolean recursionAvailable, int answers) {
            this.responseCode = responseCode;
            this.authoritative = authoritative;
            this.recursionAvailable = recursionAvailable;
            this.answers = answers;
        }

        String responseCodeName() {
            return responseCode == 0 ? "NOERROR" : "REFUSED";
        }
    }
}
