package io.cordon.schema.topic;

import io.cordon.schema.avro.DeadLetter;
import io.cordon.schema.avro.DeviceObservation;
import io.cordon.schema.avro.DnsTransaction;
import io.cordon.schema.avro.Finding;
import io.cordon.schema.avro.Flow;
import io.cordon.schema.avro.Incident;
import io.cordon.schema.avro.LoginAttempt;
import org.apache.avro.specific.SpecificRecordBase;

/**
 * When what a record says happened: a flow's end, a finding's last event, the start of an incident,
 * else the record's own time stamp (docs/reference/findings.md, "Time").
 */
public final class EventTime {

    private static final long MICROS_PER_MILLI = 1_000;

    private EventTime() {}

    /** Event time in microseconds since the Unix epoch, UTC. */
    public static long micros(SpecificRecordBase record) {
        if (record instanceof Flow flow) {
            return flow.getEndTime();
        }
        if (record instanceof DnsTransaction dns) {
            return dns.getTime();
        }
        if (record instanceof LoginAttempt login) {
            return login.getTime();
        }
        if (record instanceof DeviceObservation device) {
            return device.getTime();
        }
        if (record instanceof Finding finding) {
            return finding.getLastTime();
        }
        if (record instanceof Incident incident) {
            return incident.getStart();
        }
        if (record instanceof DeadLetter letter) {
            return letter.getTime();
        }
        throw new IllegalArgumentException(
                "Cannot tell event time: " + record.getSchema().getName() + " has none");
    }

    /**
     * The Kafka timestamp: event time in whole milliseconds, cut downwards so that it is never
     * ahead of the event; 0 for times before 1970, which Kafka cannot express.
     */
    public static long millis(SpecificRecordBase record) {
        return Math.max(0, Math.floorDiv(micros(record), MICROS_PER_MILLI));
    }
}
