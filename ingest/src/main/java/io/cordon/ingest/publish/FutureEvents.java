package io.cordon.ingest.publish;

import io.cordon.schema.avro.DeadLetter;
import io.cordon.schema.deadletter.SetAsideCode;
import io.cordon.schema.topic.EventTime;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.apache.avro.specific.SpecificRecordBase;

/**
 * Records from the future. One of them would move event time past everything that is still to come,
 * so it is set aside before it reaches a topic.
 *
 * @param limit how far ahead of its receipt a record may be; clocks differ
 */
record FutureEvents(Duration limit) {

    /** Code of the dead letter. */

    /** True when the record's event time lies more than the limit after its receipt. */
    boolean isFuture(SpecificRecordBase record, Instant receipt) {
        long ahead = EventTime.micros(record) - ChronoUnit.MICROS.between(Instant.EPOCH, receipt);
        return ahead > limit.toNanos() / 1_000;
    }

    /**
     * What is published instead. The record itself is not kept.
     *
     * @param length of the record as it would have been published, bytes
     */
    DeadLetter letter(SpecificRecordBase record, String source, long length) {
        String dataset = text(record, "dataset");
        int dot = dataset.indexOf('.');
        return DeadLetter.newBuilder()
                .setTime(EventTime.micros(record))
                .setCode(SetAsideCode.FUTURE_EVENT_TIME.name())
                .setMessage(
                        "Cannot use record: its event time is more than "
                                + limit.toSeconds()
                                + " s ahead of its receipt")
                .setFormat(dot < 0 ? dataset : dataset.substring(0, dot))
                .setSource(source)
                .setLine(0)
                .setByteOffset(-1)
                .setLength(length)
                .setTenant(text(record, "tenant"))
                .setSensor(text(record, "sensor"))
                .build();
    }

    private static String text(SpecificRecordBase record, String field) {
        return String.valueOf(record.get(field));
    }
}
