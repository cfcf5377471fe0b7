package io.cordon.ingest.decode.netflow;

import org.jspecify.annotations.Nullable;

/**
 * When a record's flow began and ended, microseconds. Absolute times come first, then those
 * relative to the message or to the exporter's start. Arithmetic is exact; up times wrap around.
 */
final class FlowTimes {

    /** No up time lies after the export; those of line cards may differ by this much. */
    static final long AHEAD = 60_000_000L;

    private static final long NTP_EPOCH = 2_208_988_800L;
    private static final long NTP_ERA = 1L << 32;
    private static final long LATEST = Long.MAX_VALUE / 4_000_000;

    private long start;
    private long end;

    /** Whether the time read last came from an up time. */
    private boolean fromUpTime;

    long start() {
        return start;
    }

    long end() {
        return end;
    }

    /** Takes the times of a record. */
    void read(FlowFields record, Message message) {
        Long first = start(record, message);
        fromUpTime = false;
        Long last = end(record, message);
        boolean relative = fromUpTime;
        Long duration = duration(record);
        if (last == null) {
            last = observed(record);
        }
        if (last == null && first != null && duration != null) {
            last = first + duration;
        }
        long finish = last == null ? message.exported() : last;
        long begin = finish;
        if (first != null) {
            begin = first;
        } else if (duration != null) {
            begin = finish - duration;
        } else {
            begin -= upTimeSpan(record);
        }
        set(begin, finish, relative, message);
    }

    /** Takes a v5 record's up times. */
    void read(long firstUp, long lastUp, Message message) {
        set(sinceUp(firstUp, message), sinceUp(lastUp, message), true, message);
    }

    private void set(long begin, long finish, boolean relative, Message message) {
        long span = Math.max(0, finish - begin);
        // Up times ahead of the export are those of another clock; how long it took holds.
        boolean other = relative && finish > message.exported() + AHEAD;
        end = other ? message.exported() : finish;
        start = end - Math.min(span, end);
    }

    /** Up times without a start of the clock still say how long the flow took. */
    private static long upTimeSpan(FlowFields record) {
        if (!record.has(FlowElement.FLOW_START_SYS_UP_TIME)
                || !record.has(FlowElement.FLOW_END_SYS_UP_TIME)) {
            return 0;
        }
        int millis =
                (int) record.get(FlowElement.FLOW_END_SYS_UP_TIME, 0)
                        - (int) record.get(FlowElement.FLOW_START_SYS_UP_TIME, 0);
        return Math.max(0, millis) * 1_000L;
    }

    private @Nullable Long start(FlowFields record, Message message) {
        return moment(
                record,
                message,
                FlowElement.FLOW_START_MILLISECONDS,
                FlowElement.FLOW_START_MICROSECONDS,
                FlowElement.FLOW_START_NANOSECONDS,
                FlowElement.FLOW_START_SECONDS,
                FlowElement.FLOW_START_DELTA_MICROSECONDS,
                FlowElement.FLOW_START_SYS_UP_TIME);
    }

    private @Nullable Long end(FlowFields record, Message message) {
        return moment(
                record,
                message,
                FlowElement.FLOW_END_MILLISECONDS,
                FlowElement.FLOW_END_MICROSECONDS,
                FlowElement.FLOW_END_NANOSECONDS,
                FlowElement.FLOW_END_SECONDS,
                FlowElement.FLOW_END_DELTA_MICROSECONDS,
                FlowElement.FLOW_END_SYS_UP_TIME);
    }

    private @Nullable Long moment(
            FlowFields record,
            Message message,
            FlowElement millis,
            FlowElement micros,
            FlowElement nanos,
            FlowElement seconds,
            FlowElement delta,
            FlowElement upTime) {
        Long absolute = absolute(record, millis, micros, nanos, seconds);
        if (absolute != null) {
            return absolute;
        }
        if (record.has(delta)) {
            return message.exported() - (record.get(delta, 0) & 0xffffffffL);
        }
        return record.has(upTime) ? sinceUpOrNull(record.get(upTime, 0), record, message) : null;
    }

    private static @Nullable Long absolute(
            FlowFields record,
            FlowElement millis,
            FlowElement micros,
            FlowElement nanos,
            FlowElement seconds) {
        Long value = record.positive(millis);
        if (value != null && value < LATEST * 1_000) {
            return value * 1_000;
        }
        if (record.get(micros, 0) != 0) {
            return ntp(record.get(micros, 0));
        }
        if (record.get(nanos, 0) != 0) {
            return ntp(record.get(nanos, 0));
        }
        value = record.positive(seconds);
        return value != null && value < LATEST ? value * 1_000_000 : null;
    }

    /**
     * RFC 5905 section 6: seconds since 1900, or since 2036 when they would lie before 1970. The
     * fraction is rounded: exporters cut it when they turn whole microseconds into it.
     */
    static long ntp(long stamp) {
        long seconds = stamp >>> 32;
        if (seconds < NTP_EPOCH) {
            seconds += NTP_ERA;
        }
        return (seconds - NTP_EPOCH) * 1_000_000
                + ((stamp & 0xffffffffL) * 1_000_000 + (1L << 31) >>> 32);
    }

    private static @Nullable Long observed(FlowFields record) {
        return absolute(
                record,
                FlowElement.OBSERVATION_TIME_MILLISECONDS,
                FlowElement.OBSERVATION_TIME_MICROSECONDS,
                FlowElement.OBSERVATION_TIME_NANOSECONDS,
                FlowElement.OBSERVATION_TIME_SECONDS);
    }

    private static @Nullable Long duration(FlowFields record) {
        if (record.has(FlowElement.FLOW_DURATION_MILLISECONDS)) {
            return (record.get(FlowElement.FLOW_DURATION_MILLISECONDS, 0) & 0xffffffffL) * 1_000;
        }
        return record.has(FlowElement.FLOW_DURATION_MICROSECONDS)
                ? record.get(FlowElement.FLOW_DURATION_MICROSECONDS, 0) & 0xffffffffL
                : null;
    }

    private @Nullable Long sinceUpOrNull(long up, FlowFields record, Message message) {
        fromUpTime = true;
        if (message.upTime() != Message.NO_UP_TIME) {
            return sinceUp(up, message);
        }
        Long own = record.positive(FlowElement.SYSTEM_INIT_TIME_MILLISECONDS);
        long init = own == null ? message.domain().initMillis() : own;
        if (init < 0 || init > LATEST) {
            return null;
        }
        // What the up time is at the export, so that wrapping around is no matter here either.
        int upNow = (int) (message.exported() / 1_000 - init);
        return message.exported() - (upNow - (int) up) * 1_000L;
    }

    /** The difference to the header's up time is right even when either has wrapped around. */
    private static long sinceUp(long up, Message message) {
        return message.exported() - ((int) message.upTime() - (int) up) * 1_000L;
    }
}
