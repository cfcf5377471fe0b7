package io.cordon.incident;

import java.util.Locale;

/** Where an incident is, in event time. */
public enum Status {
    /** Event time is in its last period, or before. */
    OPEN,
    /** Its last period is over; a next one may still join. */
    QUIET,
    /** Everything that can belong to it has been seen; what comes late makes it go on. */
    CLOSED,
    /** Its findings are in another incident now. */
    MERGED;

    /** {@code cordon.incident.status}. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
