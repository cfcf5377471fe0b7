package io.cordon.incident;

import static org.assertj.core.api.Assertions.assertThat;

import io.cordon.incident.reference.ReferenceIncident;
import io.cordon.schema.avro.Incident;
import io.cordon.schema.avro.IncidentFactors;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;

/** What an index holds after these writes: of each id the highest version, of equals the later. */
public final class IncidentIndex {

    private final TreeMap<String, Incident> documents = new TreeMap<>();

    /** Writes with {@code external_gte}. */
    public void write(Collection<Incident> revisions) {
        for (Incident revision : revisions) {
            documents.merge(
                    revision.getId(),
                    revision,
                    (had, next) -> next.getVersion() >= had.getVersion() ? next : had);
        }
    }

    /** Every document that is not merged, by id. */
    public List<Incident> incidents() {
        return documents.values().stream().filter(i -> i.getMergedInto() == null).toList();
    }

    /** Every document that is. */
    public List<Incident> merged() {
        return documents.values().stream().filter(i -> i.getMergedInto() != null).toList();
    }

    /** The index holds these incidents, closed, and nothing else but pointers to them. */
    public void check(List<ReferenceIncident> expected) {
        List<ReferenceIncident> found = new ArrayList<>();
        for (Incident incident : incidents()) {
            assertThat(incident.getStatus()).isEqualTo("closed");
            assertThat(incident.getClosed()).isTrue();
            found.add(plain(incident));
        }
        assertThat(found).isEqualTo(expected);
        for (Incident merged : merged()) {
            assertThat(merged.getStatus()).isEqualTo("merged");
            assertThat(incidents())
                    .filteredOn(i -> i.getId().equals(merged.getMergedInto()))
                    .singleElement()
                    .satisfies(
                            target -> {
                                assertThat(target.getSubject()).isEqualTo(merged.getSubject());
                                assertThat(merged.getStart())
                                        .isBetween(target.getStart() + 1, target.getEnd() - 1);
                            });
        }
    }

    private static ReferenceIncident plain(Incident incident) {
        IncidentFactors factors = Objects.requireNonNull(incident.getFactors());
        return new ReferenceIncident(
                incident.getId(),
                incident.getTenant(),
                incident.getSubjectType(),
                incident.getSubject(),
                incident.getStart(),
                incident.getEnd(),
                incident.getVersion(),
                incident.getFindings(),
                incident.getFirstTime(),
                incident.getLastTime(),
                incident.getRules().stream()
                        .map(
                                rule ->
                                        rule.getRuleId()
                                                + " "
                                                + rule.getFindings()
                                                + " "
                                                + rule.getRecords()
                                                + " "
                                                + rule.getFirstTime()
                                                + " "
                                                + rule.getLastTime()
                                                + " "
                                                + rule.getSeverity())
                        .toList(),
                incident.getFindingIds(),
                factors.getFindingId(),
                List.of(
                        factors.getBase(),
                        factors.getExposure(),
                        factors.getExploitation(),
                        factors.getSetting(),
                        factors.getSpread(),
                        factors.getConfidence()),
                incident.getScore(),
                incident.getSeverity());
    }
}
