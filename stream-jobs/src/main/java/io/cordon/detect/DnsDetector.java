package io.cordon.detect;

import io.cordon.schema.avro.DnsTransaction;
import java.util.List;

/** A rule about DNS transactions alone. */
public interface DnsDetector extends Detector, Judge<DnsTransaction> {

    @Override
    default Class<DnsTransaction> input() {
        return DnsTransaction.class;
    }

    @Override
    default List<Judge<?>> judges() {
        return List.of(this);
    }
}
