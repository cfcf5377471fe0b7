package io.cordon.stream.kafka;

import io.cordon.detect.DnsHead;
import io.cordon.detect.FlowHead;
import io.cordon.detect.catalog.TelemetryMatcher;
import io.cordon.schema.avro.DnsTransaction;

/**
 * Reads a framed DNS transaction up to its sizes: whose server answered, whether anybody asked, and
 * how large the answer is or may be decide for nearly all of them. Names are passed over. Makes no
 * object; not thread-safe.
 */
public final class DnsPeek {

    private final AvroCursor cursor = new AvroCursor(DnsTransaction.getClassSchema());
    private final DnsHead head = new DnsHead();
    private final TelemetryMatcher matcher;

    /** A reader that asks the matcher's detectors. */
    public DnsPeek(TelemetryMatcher matcher) {
        this.matcher = matcher;
    }

    /** False only when no active rule can match the transaction. */
    public boolean mayMatch(byte[] framed) {
        return mayMatch(framed, 0, framed.length);
    }

    /** The same of a transaction that lies in a larger array. */
    boolean mayMatch(byte[] array, int from, int to) {
        return !cursor.open(array, from, to) || !read() || matcher.mayMatch(head);
    }

    /** In the order of the schema; a test holds it to the full reader. */
    private boolean read() {
        int transport = cursor.integer();
        int serverPort = cursor.integer();
        boolean answered = cursor.bool();
        int responseCode = cursor.present() ? cursor.integer() : DnsHead.NO_RESPONSE;
        boolean authoritative = cursor.bool();
        boolean recursionDesired = cursor.bool();
        boolean recursionAvailable = cursor.bool();
        int answerCount = cursor.integer();
        head.set(
                transport,
                serverPort,
                answered,
                responseCode,
                authoritative,
                recursionDesired,
                recursionAvailable,
                answerCount);
        long clientHigh = cursor.half();
        long clientLow = cursor.half();
        int unusedPort = cursor.integer();
        head.setAddresses(clientHigh, clientLow, cursor.half(), cursor.half());
        cursor.skipNumber();
        if (cursor.present()) {
            cursor.skipText();
        }
        head.setQueryType(cursor.present() ? cursor.shortText() : DnsHead.NO_TYPE);
        head.setSizes(nullableLong(), nullableLong());
        return !cursor.overrun();
    }

    private long nullableLong() {
        return cursor.present() ? cursor.longInteger() : FlowHead.NONE;
    }
}
