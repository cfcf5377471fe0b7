package io.cordon.ingest.decode.lwm2m;

import com.fasterxml.jackson.databind.JsonNode;
import io.cordon.ingest.decode.DecodeError;
import io.cordon.ingest.decode.EventTime;
import io.cordon.ingest.decode.RejectedInput;
import io.cordon.ingest.decode.json.JsonFields;

/** The base fields that hold for the records of a pack from where they stand (RFC 8428, 4.1). */
final class SenmlBase {

    /** Times under 2^28 seconds are relative to when the pack was received (RFC 8428, 4.5.3). */
    private static final long FIRST_ABSOLUTE = (1L << 28) * 1_000_000;

    private static final int VERSION = 10;

    private String name = "";
    private long time;

    /** Takes the base fields of a record. */
    void take(JsonFields record) throws RejectedInput {
        String base = record.text("bn");
        name = base == null ? name : base;
        time = record.has("bt") ? micros(record, "bt") : time;
        // A base value would have to be added, and texts have none: nobody sends it here.
        if (record.has("bv") || record.count("bver") > VERSION) {
            throw new RejectedInput(DecodeError.BAD_VALUE);
        }
    }

    /** Whole name of a record. */
    String name(JsonFields record) throws RejectedInput {
        String own = record.text("n");
        return own == null ? name : name + own;
    }

    /**
     * Time of a record in microseconds.
     *
     * @param received when the pack was received, 0 when that is not known
     * @return 0 when the time is relative to an unknown one, or not given
     */
    long time(JsonFields record, long received) throws RejectedInput {
        long sum = time + (record.has("t") ? micros(record, "t") : 0);
        if (sum >= FIRST_ABSOLUTE) {
            return EventTime.checked(sum);
        }
        return received == 0 ? 0 : EventTime.checked(received + sum);
    }

    private static long micros(JsonFields record, String field) throws RejectedInput {
        JsonNode value = record.get(field);
        if (value == null || !value.isNumber()) {
            throw new RejectedInput(DecodeError.BAD_TIME);
        }
        return EventTime.micros(value.decimalValue());
    }
}
