package io.cordon.detect;

import io.cordon.schema.avro.DnsTransaction;

/**
 * A judge of DNS transactions that may say no from their first fields, so that a reader leaves the
 * rest alone.
 */
public interface DnsJudge extends Judge<DnsTransaction> {

    @Override
    default Class<DnsTransaction> input() {
        return DnsTransaction.class;
    }

    /** False only when {@link #judge} of the whole record would be a mismatch. */
    boolean mayMatch(DnsHead head);
}
