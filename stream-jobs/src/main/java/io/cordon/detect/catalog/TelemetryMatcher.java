package io.cordon.detect.catalog;

import io.cordon.detect.Detector;
import io.cordon.detect.DnsDetector;
import io.cordon.detect.DnsHead;
import io.cordon.detect.FlowDetector;
import io.cordon.detect.Judgement;
import io.cordon.detect.Judgement.Match;
import io.cordon.detect.PortSet;
import io.cordon.detect.counting.Observation;
import io.cordon.schema.avro.DnsTransaction;
import io.cordon.schema.avro.Flow;
import io.cordon.schema.avro.LoginAttempt;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.specific.SpecificRecordBase;

/**
 * Shows each record to the detectors that read its kind. This is the filter and projection before
 * the first shuffle: what does not match goes no further. Not thread-safe.
 */
public final class TelemetryMatcher {

    /** Where matches go. */
    public interface Output {

        /** A record matched. */
        void matched(String key, Observation observation);

        /** A record matched, and its subject is allowed. */
        void suppressed(String ruleId);
    }

    private final List<Detector<Flow>> flow = new ArrayList<>();
    private final List<Detector<DnsTransaction>> dns = new ArrayList<>();
    private final List<Detector<LoginAttempt>> login = new ArrayList<>();
    private final PortSet flowPorts;
    private final DetectorCatalog catalog;

    /** A matcher of the catalogue's active detectors. */
    @SuppressWarnings("unchecked") // a detector's input() names its type parameter
    public TelemetryMatcher(DetectorCatalog catalog) {
        this.catalog = catalog;
        PortSet ports = new PortSet(List.of());
        for (Detector<?> detector : catalog.all()) {
            if (DetectorCatalog.whyInactive(detector).isPresent()) {
                continue;
            }
            if (detector instanceof FlowDetector flowDetector) {
                flow.add(flowDetector);
                ports = ports.or(flowDetector.ports());
            } else if (detector.input() == DnsTransaction.class) {
                dns.add((Detector<DnsTransaction>) detector);
            } else if (detector.input() == LoginAttempt.class) {
                login.add((Detector<LoginAttempt>) detector);
            } else {
                throw new IllegalStateException(
                        detector.id() + " reads " + detector.input() + ", which nothing delivers");
            }
        }
        flowPorts = ports;
    }

    /** Flows without one of these ports, or not of TCP, match nothing. */
    public PortSet flowPorts() {
        return flowPorts;
    }

    /** False only when no active detector can match a DNS transaction that begins so. */
    public boolean mayMatch(DnsHead head) {
        for (int i = 0; i < dns.size(); i++) {
            if (!(dns.get(i) instanceof DnsDetector detector) || detector.mayMatch(head)) {
                return true;
            }
        }
        return false;
    }

    /** Judges a record; several detectors may match it. */
    public void match(SpecificRecordBase record, Output out) {
        if (record instanceof Flow one) {
            judge(flow, one, one.getTenant(), out);
        } else if (record instanceof DnsTransaction one) {
            judge(dns, one, one.getTenant(), out);
        } else if (record instanceof LoginAttempt one) {
            judge(login, one, one.getTenant(), out);
        }
    }

    private <R extends SpecificRecordBase> void judge(
            List<Detector<R>> detectors, R record, String tenant, Output out) {
        for (int i = 0; i < detectors.size(); i++) {
            Detector<R> detector = detectors.get(i);
            Judgement judgement = detector.judge(record);
            if (judgement instanceof Match match) {
                if (catalog.allowList()
                        .allows(detector.id(), match.subject(), match.observation().time())) {
                    out.suppressed(detector.id());
                } else {
                    SubjectKey key =
                            new SubjectKey(
                                    tenant,
                                    detector.id(),
                                    match.subject().type(),
                                    match.subject().value());
                    out.matched(key.text(), match.observation());
                }
            }
        }
    }
}
