package io.cordon.ingest.decode;

import java.io.IOException;
import org.apache.avro.specific.SpecificRecordBase;

/** Takes decoded records: Flow, DnsTransaction, LoginAttempt or DeviceObservation. */
@FunctionalInterface
public interface RecordOutput {

    /** Takes one record. */
    void accept(SpecificRecordBase record) throws IOException;
}
