package io.cordon.local.explain;

import io.cordon.schema.address.IpAddress;
import io.cordon.schema.avro.Address;
import io.cordon.schema.avro.DnsTransaction;
import io.cordon.schema.avro.Flow;
import io.cordon.schema.avro.LoginAttempt;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.avro.specific.SpecificRecordBase;

/** Event times and addresses of telemetry records. */
final class RecordTimes {

    private RecordTimes() {}

    static long of(SpecificRecordBase any) {
        if (any instanceof Flow flow) {
            return flow.getEndTime();
        }
        if (any instanceof DnsTransaction dns) {
            return dns.getTime();
        }
        return any instanceof LoginAttempt login ? login.getTime() : Long.MIN_VALUE;
    }

    static Set<String> addresses(SpecificRecordBase any) {
        List<Address> found = new ArrayList<>();
        if (any instanceof Flow flow) {
            found.add(flow.getSourceAddress());
            found.add(flow.getDestinationAddress());
        } else if (any instanceof DnsTransaction dns) {
            found.add(dns.getClientAddress());
            found.add(dns.getServerAddress());
        } else if (any instanceof LoginAttempt login) {
            found.add(login.getClientAddress());
            if (login.getServerAddress() != null) {
                found.add(login.getServerAddress());
            }
        }
        return found.stream()
                .map(address -> IpAddress.of(address).text())
                .collect(Collectors.toSet());
    }
}
