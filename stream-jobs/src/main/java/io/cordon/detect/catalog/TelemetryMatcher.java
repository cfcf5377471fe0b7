package io.cordon.detect.catalog;

import io.cordon.detect.Detector;
import io.cordon.detect.DnsHead;
import io.cordon.detect.DnsJudge;
import io.cordon.detect.FlowGate;
import io.cordon.detect.FlowGate.TcpPorts;
import io.cordon.detect.FlowHead;
import io.cordon.detect.FlowJudge;
import io.cordon.detect.Judge;
import io.cordon.detect.Judgement;
import io.cordon.detect.Judgement.Match;
import io.cordon.detect.Judgement.PaneMatch;
import io.cordon.detect.PortSet;
import io.cordon.detect.Subject;
import io.cordon.detect.catalog.SubjectMatch.Share;
import io.cordon.detect.counting.Sighting;
import io.cordon.schema.avro.DeviceObservation;
import io.cordon.schema.avro.DnsTransaction;
import io.cordon.schema.avro.Flow;
import io.cordon.schema.avro.LoginAttempt;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecordBase;

/**
 * Shows each record to the judges of its kind. This is the filter and projection before the first
 * shuffle: what does not match goes no further, and what several rules match about one subject goes
 * once. Not thread-safe.
 */
public final class TelemetryMatcher {

    /** Where matches go. */
    public interface Output {

        /** A record matched one or several rules about one subject. */
        void matched(SubjectMatch match);

        /** A record adds to the panes of a rule. */
        void contributed(PaneShare share);

        /** A device was observed that rules about firmware may speak of. */
        void observed(DeviceMatch match);

        /** A record matched, and its subject is allowed. */
        void suppressed(String ruleId);
    }

    /** A rule's judge and the rule's place in the catalogue. */
    private record Seat<R extends SpecificRecordBase>(int rule, String id, Judge<R> judge) {}

    /** Judges of flows that share a gate. */
    private record Gated(FlowGate gate, FlowJudge[] judges) {

        boolean mayMatch(FlowHead head) {
            if (gate.admits(head)) {
                for (FlowJudge judge : judges) {
                    if (judge.mayMatch(head)) {
                        return true;
                    }
                }
            }
            return false;
        }
    }

    /** What one record adds to one subject, while it is gathered. */
    private record Gathered(Subject subject, Sighting sighting, List<Share> shares) {}

    private final List<Seat<Flow>> flow = new ArrayList<>();
    private final List<Seat<DnsTransaction>> dns = new ArrayList<>();
    private final List<Seat<LoginAttempt>> login = new ArrayList<>();
    private final List<Gathered> gathered = new ArrayList<>();
    private final List<Gated> gated = new ArrayList<>();
    private final DetectorCatalog catalog;
    private final DeviceReader devices;

    /** A matcher of the catalogue's active detectors. */
    public TelemetryMatcher(DetectorCatalog catalog) {
        this.catalog = catalog;
        this.devices = new DeviceReader(catalog);
        Map<FlowGate, List<FlowJudge>> gates = new LinkedHashMap<>();
        for (int rule = 0; rule < catalog.all().size(); rule++) {
            Detector detector = catalog.all().get(rule);
            if (DetectorCatalog.whyInactive(detector).isPresent()) {
                continue;
            }
            for (Judge<?> judge : detector.judges()) {
                seat(rule, detector.id(), judge);
                if (judge instanceof FlowJudge flows) {
                    gates.computeIfAbsent(flows.gate(), gate -> new ArrayList<>()).add(flows);
                }
            }
        }
        gate(gates);
    }

    /** Those of TCP ports together first: most flows are of TCP, and most of other ports. */
    private void gate(Map<FlowGate, List<FlowJudge>> gates) {
        PortSet ports = new PortSet(List.of());
        List<FlowJudge> tcp = new ArrayList<>();
        for (Map.Entry<FlowGate, List<FlowJudge>> entry : gates.entrySet()) {
            if (entry.getKey() instanceof TcpPorts some) {
                ports = ports.or(some.ports());
                tcp.addAll(entry.getValue());
            } else {
                gated.add(new Gated(entry.getKey(), asked(entry.getValue())));
            }
        }
        if (!tcp.isEmpty()) {
            gated.add(0, new Gated(new TcpPorts(ports), asked(tcp)));
        }
    }

    /** One judge for each question. */
    private static FlowJudge[] asked(List<FlowJudge> judges) {
        Map<Object, FlowJudge> first = new LinkedHashMap<>();
        judges.forEach(judge -> first.putIfAbsent(judge.question(), judge));
        return first.values().toArray(FlowJudge[]::new);
    }

    @SuppressWarnings("unchecked") // a judge's input() names its type parameter
    private void seat(int rule, String id, Judge<?> judge) {
        if (judge instanceof FlowJudge flows) {
            flow.add(new Seat<>(rule, id, flows));
        } else if (judge.input() == DnsTransaction.class) {
            dns.add(new Seat<>(rule, id, (Judge<DnsTransaction>) judge));
        } else if (judge.input() == LoginAttempt.class) {
            login.add(new Seat<>(rule, id, (Judge<LoginAttempt>) judge));
        } else {
            throw new IllegalStateException(
                    id + " reads " + judge.input() + ", which nothing delivers");
        }
    }

    /** False only when no active rule can match a flow with these numbers. */
    public boolean mayMatch(FlowHead head) {
        for (int i = 0; i < gated.size(); i++) {
            if (gated.get(i).mayMatch(head)) {
                return true;
            }
        }
        return false;
    }

    /** False only when no active rule can match a DNS transaction that begins so. */
    public boolean mayMatch(DnsHead head) {
        for (int i = 0; i < dns.size(); i++) {
            if (!(dns.get(i).judge() instanceof DnsJudge judge) || judge.mayMatch(head)) {
                return true;
            }
        }
        return false;
    }

    /** Judges a record; several rules may match it, about several subjects. */
    public void match(SpecificRecordBase record, Output out) {
        if (record instanceof Flow one) {
            judge(flow, one, one.getTenant(), out);
        } else if (record instanceof DnsTransaction one) {
            judge(dns, one, one.getTenant(), out);
        } else if (record instanceof LoginAttempt one) {
            judge(login, one, one.getTenant(), out);
        } else if (record instanceof DeviceObservation one) {
            devices.read(one, out::suppressed).ifPresent(out::observed);
        }
    }

    private <R extends SpecificRecordBase> void judge(
            List<Seat<R>> seats, R record, String tenant, Output out) {
        for (int i = 0; i < seats.size(); i++) {
            Seat<R> seat = seats.get(i);
            Judgement judgement = seat.judge().judge(record);
            if (judgement instanceof Match match) {
                if (catalog.allowList()
                        .allows(seat.id(), match.subject(), match.observation().time())) {
                    out.suppressed(seat.id());
                } else {
                    gather(seat.rule(), match);
                }
            } else if (judgement instanceof PaneMatch match) {
                contribute(seat, match, tenant, out);
            }
        }
        for (int i = 0; i < gathered.size(); i++) {
            Gathered one = gathered.get(i);
            out.matched(
                    new SubjectMatch(
                            SubjectKey.of(tenant, one.subject()).text(),
                            one.sighting(),
                            one.shares()));
        }
        gathered.clear();
    }

    private void contribute(Seat<?> seat, PaneMatch match, String tenant, Output out) {
        long time = match.observation().time();
        if (catalog.allowList().allows(seat.id(), match.subject(), time)) {
            out.suppressed(seat.id());
        } else {
            String key = PaneKey.text(tenant, seat.id(), match.subject());
            out.contributed(new PaneShare(key, seat.rule(), match.observation()));
        }
    }

    private void gather(int rule, Match match) {
        Share share = new Share(rule, match.observation().contribution());
        for (int i = 0; i < gathered.size(); i++) {
            Subject subject = gathered.get(i).subject();
            if (subject.type().equals(match.subject().type())
                    && subject.value().equals(match.subject().value())) {
                gathered.get(i).shares().add(share);
                return;
            }
        }
        List<Share> shares = new ArrayList<>(4);
        shares.add(share);
        gathered.add(new Gathered(match.subject(), match.observation().sighting(), shares));
    }
}
