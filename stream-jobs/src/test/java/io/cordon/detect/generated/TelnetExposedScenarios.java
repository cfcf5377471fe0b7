package io.cordon.detect.generated;

import static io.cordon.detect.generated.Script.each;
import static io.cordon.detect.generated.Script.with;
import static io.cordon.detect.generated.Timeline.EDGE;
import static io.cordon.detect.generated.Timeline.MINUTE;
import static io.cordon.detect.generated.Timeline.SECOND;

import io.cordon.schema.address.IpAddress;
import io.cordon.schema.avro.Flow;
import io.cordon.schema.avro.Vantage;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** CRED-TELNET-EXPOSED: a device of ours accepted Telnet from outside. */
final class TelnetExposedScenarios {

    static final String RULE = "CRED-TELNET-EXPOSED";
    private static final int FIN = 1;
    private static final int SYN = 2;
    private static final int RST = 4;
    private static final int PSH = 8;
    private static final int ACK = 16;

    private final Script script;
    private final IpAddress client;

    private TelnetExposedScenarios(Script script) {
        this.script = script;
        this.client = script.cast.outside();
    }

    static List<Scenario> of(Cast cast, Random random) {
        TelnetExposedScenarios rule = new TelnetExposedScenarios(new Script(RULE, cast, random));
        rule.zeekStates();
        rule.flags();
        rule.oneWay();
        rule.sides();
        rule.withoutNetworks();
        rule.subjectsAndPeriods();
        return rule.script.scenarios();
    }

    private void zeekStates() {
        for (String state : List.of("SF", "S1", "S2", "S3", "RSTO", "RSTR")) {
            flow("zeek-" + state + "-23", 1, state, 23);
            flow("zeek-" + state + "-2323", 1, state, 2323);
        }
        for (String state : List.of("S0", "REJ", "RSTOS0", "RSTRH", "SH", "SHR", "OTH")) {
            flow("zeek-" + state, 0, state, 23);
        }
        for (int port : new int[] {22, 24, 992, 2222, 2322, 2324, 8023, 23_230}) {
            flow("port-" + port, 0, "SF", port);
        }
        IpAddress device = script.cast.ours();
        script.nearMiss(
                "zeek-S0-whatever-the-flags-say",
                device,
                List.of(with(flagged(device, SYN | ACK), flow -> flow.setConnectionState("S0"))));
        device = script.cast.ours();
        script.nearMiss(
                "udp", device, List.of(with(zeek(client, device), flow -> flow.setTransport(17))));
        device = script.cast.ours();
        script.nearMiss(
                "telnet-port-at-the-initiator",
                device,
                List.of(
                        with(
                                Telemetry.tcp(script.start(), client, device, 40_023, "SF"),
                                flow -> flow.setSourcePort(23))));
    }

    private void flags() {
        flags("flags-syn-ack", 1, SYN | ACK);
        flags("flags-banner", 1, SYN | ACK | PSH);
        flags("flags-whole-session", 1, SYN | ACK | PSH | FIN);
        flags("flags-session-then-reset", 1, SYN | ACK | PSH | FIN | RST);
        flags("flags-banner-then-reset", 1, SYN | ACK | PSH | RST);
        flags("flags-closed-then-reset", 1, SYN | ACK | FIN | RST);
        flags("flags-none-given", 0, null);
        flags("flags-empty", 0, 0);
        flags("flags-syn-only", 0, SYN);
        flags("flags-ack-only", 0, ACK);
        flags("flags-midstream", 0, ACK | PSH | FIN);
        flags("flags-refused", 0, RST | ACK);
        flags("flags-reset-only", 0, RST);
        flags("flags-accepted-and-reset-at-once", 0, SYN | ACK | RST);
    }

    private void oneWay() {
        oneWay("one-way-answer-from-23", 1, 23, SYN | ACK, false);
        oneWay("one-way-answer-from-2323", 1, 2323, SYN | ACK | PSH | FIN, false);
        oneWay("one-way-answer-from-2222", 0, 2222, SYN | ACK, false);
        oneWay("one-way-midstream-from-23", 0, 23, ACK | PSH, false);
        oneWay("one-way-syn-from-23", 0, 23, SYN, false);
        oneWay("one-way-refusal-from-23", 0, 23, RST | ACK, false);
        oneWay("one-way-answer-reset-at-once", 0, 23, SYN | ACK | RST, false);
        oneWay("one-way-from-23-without-flags", 0, 23, null, false);
        oneWay("one-way-from-23-of-the-initiator", 0, 23, SYN | ACK, true);
        IpAddress device = script.cast.ours();
        // The client's direction of an accepted connection has SYN and ACK too: it proves nothing.
        script.nearMiss(
                "one-way-request-to-23",
                device,
                List.of(Telemetry.oneWay(script.start(), client, 40_000, device, 23, SYN | ACK)));
    }

    private void sides() {
        IpAddress inside = script.cast.ours();
        IpAddress device = script.cast.ours();
        script.nearMiss("initiator-is-ours", device, List.of(zeek(inside, device)));
        device = script.cast.outside();
        script.nearMiss("responder-is-not-ours", device, List.of(zeek(client, device)));
        device = script.cast.outside();
        script.nearMiss("from-ours-to-outside", device, List.of(zeek(inside, device)));
        device = script.cast.ours();
        script.nearMiss(
                "one-way-answer-to-ours",
                device,
                List.of(Telemetry.oneWay(script.start(), device, 23, inside, 40_000, SYN | ACK)));
        device = script.cast.ours();
        script.nearMiss(
                "at-a-honeypot",
                device,
                List.of(with(zeek(client, device), flow -> flow.setVantage(Vantage.HONEYPOT))));
        device = script.cast.oursPublic();
        script.positive("public-address-of-ours", device, List.of(zeek(client, device)));
        device = script.cast.ours();
        script.positive(
                "from-a-private-address-not-ours", device, List.of(zeek(special(), device)));
    }

    private void withoutNetworks() {
        IpAddress device = script.cast.ours();
        script.add(
                "no-networks-private-responder",
                device.text(),
                1,
                List.of(),
                List.of(zeek(client, device)));
        device = script.cast.outside();
        script.add(
                "no-networks-public-responder",
                device.text(),
                1,
                List.of(),
                List.of(zeek(client, device)));
        List<String> inside =
                script.cast.family == Family.V4
                        ? List.of(
                                "10.1.1.1", "100.64.0.1", "169.254.9.9", "172.31.255.1", "0.0.0.9")
                        : List.of("fd00::1", "fe80::1", "::1", "ff02::1", "::");
        for (String initiator : inside) {
            device = script.cast.ours();
            script.add(
                    "no-networks-from-" + initiator.replaceAll("[.:]+", "-"),
                    device.text(),
                    0,
                    List.of(),
                    List.of(zeek(IpAddress.parse(initiator), device)));
        }
    }

    private void subjectsAndPeriods() {
        IpAddress device = script.cast.ours();
        String id = "camera-" + script.cast.family.name().toLowerCase(Locale.ROOT);
        script.positive(
                "subject-is-the-device-id",
                id,
                1,
                List.of(with(zeek(client, device), flow -> flow.setDeviceId(id))));
        device = script.cast.ours();
        script.positive("both-days", device.text(), 2, at(device, EDGE - 1, EDGE));
        device = script.cast.ours();
        script.positive(
                "began-before-the-edge",
                device,
                List.of(
                        with(
                                Telemetry.tcp(EDGE, client, device, 23, "SF"),
                                flow -> flow.setStartTime(EDGE - 10 * MINUTE))));
        device = script.cast.ours();
        script.positive(
                "many-flows-out-of-order",
                device,
                at(device, EDGE + 9 * SECOND, EDGE + 1, EDGE + 5 * MINUTE, EDGE + 2));
        device = script.cast.ours();
        List<Flow> other = each(at(device, EDGE + 7), flow -> flow.setSensor("edge-2"));
        script.positive(
                "two-sensors",
                device,
                Script.all(at(device, EDGE + SECOND, EDGE + 2 * SECOND), other));
        device = script.cast.ours();
        script.positive(
                "two-tenants",
                device.text(),
                2,
                List.of(
                        with(zeek(client, device), flow -> flow.setTenant("clinic")),
                        with(zeek(client, device), flow -> flow.setTenant("plant"))));
        device = script.cast.ours();
        script.positive(
                "host-vantage",
                device,
                List.of(with(zeek(client, device), flow -> flow.setVantage(Vantage.HOST))));
    }

    /** A private address outside our networks. */
    private IpAddress special() {
        return IpAddress.parse(script.cast.family == Family.V4 ? "192.168.77.1" : "fc00:77::1");
    }

    private Flow zeek(IpAddress initiator, IpAddress responder) {
        return Telemetry.tcp(script.start(), initiator, responder, 23, "SF");
    }

    private Flow flagged(IpAddress device, @Nullable Integer reverse) {
        return Telemetry.flagged(script.start(), client, device, 23, reverse);
    }

    private List<Flow> at(IpAddress device, long... ends) {
        return LongStream.of(ends)
                .mapToObj(end -> Telemetry.tcp(end, client, device, 2323, "RSTO"))
                .toList();
    }

    private void flow(String name, int findings, String state, int port) {
        IpAddress device = script.cast.ours();
        script.add(
                name,
                device.text(),
                findings,
                Cast.OURS,
                List.of(Telemetry.tcp(script.start(), client, device, port, state)));
    }

    private void flags(String name, int findings, @Nullable Integer reverse) {
        IpAddress device = script.cast.ours();
        script.add(name, device.text(), findings, Cast.OURS, List.of(flagged(device, reverse)));
    }

    private void oneWay(
            String name, int findings, int from, @Nullable Integer flags, boolean initiator) {
        IpAddress device = script.cast.ours();
        script.add(
                name,
                device.text(),
                findings,
                Cast.OURS,
                List.of(
                        with(
                                Telemetry.oneWay(
                                        script.start(), device, from, client, 40_000, flags),
                                flow -> flow.setInitiatorKnown(initiator))));
    }
}
