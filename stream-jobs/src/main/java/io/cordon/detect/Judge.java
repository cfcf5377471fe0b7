package io.cordon.detect;

import org.apache.avro.specific.SpecificRecordBase;

/**
 * Judges one kind of record for a rule. Keeps no state between records and is safe to use from one
 * thread.
 *
 * @param <R> the telemetry record it reads
 */
public interface Judge<R extends SpecificRecordBase> {

    /** The record class it reads. */
    Class<R> input();

    /**
     * Judges one record. Called for every record of its kind, so a mismatch is a constant and costs
     * a few comparisons.
     */
    Judgement judge(R record);
}
