package io.cordon.stream.incident;

import io.cordon.detect.scope.Networks;
import io.cordon.incident.IncidentSubject;
import io.cordon.schema.address.IpPrefix;
import io.cordon.schema.avro.Finding;
import java.util.ArrayList;
import org.apache.flink.api.java.functions.KeySelector;
import org.jspecify.annotations.Nullable;

/** Tenant and subject of the incident that a finding belongs to. */
final class IncidentKey implements KeySelector<Finding, String> {

    private static final long serialVersionUID = 1L;

    private final ArrayList<String> prefixes;
    private transient @Nullable Networks networks;

    IncidentKey(ArrayList<String> prefixes) {
        this.prefixes = prefixes;
    }

    @Override
    public String getKey(Finding finding) {
        if (networks == null) {
            networks = new Networks(prefixes.stream().map(IpPrefix::parse).toList());
        }
        return IncidentSubject.of(finding, networks).key();
    }
}
