package io.cordon.ingest.decode.syslog;

import io.cordon.ingest.decode.DecodeError;
import io.cordon.ingest.decode.LogDate;
import io.cordon.ingest.decode.RejectedInput;
import org.jspecify.annotations.Nullable;

/** The time of a line, as far as the line tells it. */
sealed interface SyslogTime {

    /** Microseconds since the epoch, UTC. */
    record Exact(long micros) implements SyslogTime {}

    /**
     * By a clock whose zone the line does not say.
     *
     * @param year 0 when it does not say that either
     */
    record Local(int year, int month, int day, int secondOfDay) implements SyslogTime {}

    /** The time in microseconds; lines that do not say their year or zone need a date. */
    default long micros(@Nullable LogDate date) throws RejectedInput {
        if (this instanceof Exact exact) {
            return exact.micros();
        }
        if (date == null) {
            throw new RejectedInput(DecodeError.NO_YEAR);
        }
        Local local = (Local) this;
        return local.year() == 0
                ? date.micros(local.month(), local.day(), local.secondOfDay(), 0)
                : date.micros(local.year(), local.month(), local.day(), local.secondOfDay(), 0);
    }
}
