package io.cordon.detect;

import io.cordon.schema.avro.DnsTransaction;

/**
 * A detector of DNS transactions that can say no from their first fields, so that a reader leaves
 * the rest alone.
 */
public interface DnsDetector extends Detector<DnsTransaction> {

    /** False only when {@link #judge} of the whole record would be a mismatch. */
    boolean mayMatch(DnsHead head);
}
