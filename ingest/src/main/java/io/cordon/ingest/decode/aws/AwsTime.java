package io.cordon.ingest.decode.aws;

import com.fasterxml.jackson.databind.JsonNode;
import io.cordon.ingest.decode.DecodeError;
import io.cordon.ingest.decode.EventTime;
import io.cordon.ingest.decode.RejectedInput;
import io.cordon.ingest.decode.json.JsonFields;
import java.math.BigDecimal;

/**
 * Times of AWS documents: milliseconds in notifications, seconds with a fraction in answers of the
 * API, ISO 8601 in those of its command line.
 */
final class AwsTime {

    /** As seconds in the year 5138, as milliseconds in 1973: no event of this service is either. */
    private static final BigDecimal FIRST_MILLIS = BigDecimal.valueOf(100_000_000_000L);

    private AwsTime() {}

    static long of(JsonFields fields, String name) throws RejectedInput {
        JsonNode value = fields.get(name);
        if (value == null) {
            throw new RejectedInput(DecodeError.MISSING_FIELD);
        }
        if (value.isTextual()) {
            return EventTime.ofIso(value.textValue());
        }
        if (!value.isNumber()) {
            throw new RejectedInput(DecodeError.BAD_TIME);
        }
        BigDecimal number = value.decimalValue();
        // The sign of the scaled difference, without rescaling 1e1000000000.
        boolean millis =
                (long) number.precision() - number.scale() < 20
                        && number.compareTo(FIRST_MILLIS) >= 0;
        return EventTime.checked(EventTime.micros(millis ? number.movePointLeft(3) : number));
    }
}
