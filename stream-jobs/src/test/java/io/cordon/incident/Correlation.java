package io.cordon.incident;

import static java.util.Objects.requireNonNull;

import io.cordon.detect.catalog.DetectorCatalog;
import io.cordon.schema.avro.Finding;
import io.cordon.schema.avro.Incident;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** The core without an engine: findings in, revisions out; nothing is ever dropped. */
final class Correlation {

    private final PartReader reader;
    private final IncidentFactory factory;
    private final TreeMap<String, Chains> subjects = new TreeMap<>();

    Correlation() {
        DetectorCatalog catalog = new DetectorCatalog(TestFindings.settings());
        reader = new PartReader(catalog);
        factory = new IncidentFactory(catalog.scope().assets());
    }

    /** Takes one revision, at a moment in which its incident has this status. */
    List<Incident> take(Finding finding, Status status, boolean waits) {
        IncidentSubject subject = reader.subject(finding);
        Chains chains = subjects.computeIfAbsent(subject.key(), key -> new Chains());
        Chain chain = chains.add(reader.part(finding));
        return factory.revisions(subject, chain, status, waits);
    }

    /** Everything reaches this status. */
    List<Incident> reach(Status status) {
        List<Incident> revisions = new ArrayList<>();
        subjects.forEach(
                (key, chains) -> {
                    for (Chain chain : chains.all()) {
                        revisions.addAll(
                                factory.revisions(
                                        IncidentSubject.parse(key), chain, status, false));
                    }
                });
        return revisions;
    }

    /** Writes all state and reads it back. */
    void checkpoint() throws IOException {
        for (String key : List.copyOf(subjects.keySet())) {
            subjects.put(
                    key, Chains.read(new DataInputStream(new ByteArrayInputStream(bytes(key)))));
        }
    }

    /** A subject's state as written. */
    byte[] bytes(String key) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        requireNonNull(subjects.get(key)).write(new DataOutputStream(bytes));
        return bytes.toByteArray();
    }
}
