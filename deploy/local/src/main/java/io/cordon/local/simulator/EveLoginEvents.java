package io.cordon.local.simulator;

import io.cordon.local.simulator.Decoy.Pair;
import io.cordon.schema.address.IpAddress;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Writes logins into {@code eve.json} as Suricata does, with passwords where they were in clear.
 */
final class EveLoginEvents {

    private final LogFile eve;
    private final RandomGenerator random;

    EveLoginEvents(LogFile eve, RandomGenerator random) {
        this.eve = eve;
        this.random = random;
    }

    void login(PasswordLogin login) {
        long flow = random.nextLong(1L << 50);
        int port = random.nextInt(32_768, 61_000);
        Pair pair = login.pair();
        switch (login.service()) {
            case FTP -> {
                if (pair != null) {
                    ftp(login, flow, port, pair);
                }
            }
            case HTTP -> event(login, flow, port, http(login, pair));
            case MQTT -> event(login, flow, port, mqtt(login, pair));
            case SNMP -> {
                String community = pair == null ? "" : pair.password();
                event(login, flow, port, snmp(community, "get_request"));
                if (login.accepted()) {
                    event(login, flow, port, snmp(community, "response"));
                }
            }
        }
    }

    private void ftp(PasswordLogin login, long flow, int port, Pair pair) {
        event(login, flow, port, command("USER", pair.user(), "331"));
        event(
                login,
                flow,
                port,
                command("PASS", pair.password(), login.accepted() ? "230" : "530"));
    }

    private static String command(String name, String argument, String code) {
        return "ftp\",\"ftp\":{\"command\":\"%s\",\"command_data\":\"%s\",\"completion_code\":[\"%s\"]}}"
                .formatted(name, argument, code);
    }

    private static String http(PasswordLogin login, @Nullable Pair pair) {
        String header =
                pair == null
                        ? ""
                        : ",\"request_headers\":[{\"name\":\"Authorization\",\"value\":\"Basic %s\"}]"
                                .formatted(
                                        Base64.getEncoder()
                                                .encodeToString(
                                                        (pair.user() + ":" + pair.password())
                                                                .getBytes(StandardCharsets.UTF_8)));
        return "http\",\"http\":{\"hostname\":\"device\",\"url\":\"/\",\"http_method\":\"GET\",\"status\":%d%s}}"
                .formatted(login.accepted() ? 200 : 401, header);
    }

    private static String mqtt(PasswordLogin login, @Nullable Pair pair) {
        String named =
                pair == null
                        ? ""
                        : ",\"username\":\"%s\",\"password\":\"%s\""
                                .formatted(pair.user(), pair.password());
        return "mqtt\",\"mqtt\":{\"connect\":{\"protocol_string\":\"MQTT\",\"protocol_version\":4,\"client_id\":\"device\"%s},\"connack\":{\"session_present\":false,\"return_code\":%d}}}"
                .formatted(named, login.accepted() ? 0 : 5);
    }

    private static String snmp(String community, String type) {
        return "snmp\",\"snmp\":{\"version\":2,\"community\":\"%s\",\"pdu_type\":\"%s\"}}"
                .formatted(community, type);
    }

    void register(SipRegistration call) {
        long flow = random.nextLong(1L << 50);
        int port = random.nextInt(32_768, 61_000);
        if (call.accepted()) {
            sip(call, call.time() - Timeline.SECOND / 5, flow, port, 401);
            sip(call, call.time(), flow, port, 200);
        } else {
            sip(call, call.time(), flow, port, 403);
        }
    }

    private void sip(SipRegistration call, long time, long flow, int port, int code) {
        eve.add(
                time,
                head(time, flow, call.client(), port, call.server(), 5060, "UDP")
                        + "sip\",\"sip\":{\"method\":\"REGISTER\",\"uri\":\"sip:%s@exchange.example\",\"version\":\"SIP/2.0\"}}"
                                .formatted(call.extension()));
        eve.add(
                time,
                head(time, flow, call.server(), 5060, call.client(), port, "UDP")
                        + "sip\",\"sip\":{\"version\":\"SIP/2.0\",\"code\":\"%d\",\"reason\":\"-\"}}"
                                .formatted(code));
    }

    private void event(PasswordLogin login, long flow, int port, String rest) {
        String transport = login.service() == PasswordLogin.Service.SNMP ? "UDP" : "TCP";
        eve.add(
                login.time(),
                head(
                                login.time(),
                                flow,
                                login.client(),
                                port,
                                login.server(),
                                login.service().port,
                                transport)
                        + rest);
    }

    private static String head(
            long time,
            long flow,
            IpAddress source,
            int sourcePort,
            IpAddress destination,
            int destinationPort,
            String transport) {
        return "{\"timestamp\":\"%s\",\"flow_id\":%d,\"in_iface\":\"eth0\",\"src_ip\":\"%s\",\"src_port\":%d,\"dest_ip\":\"%s\",\"dest_port\":%d,\"proto\":\"%s\",\"event_type\":\""
                .formatted(
                        EveSensor.text(time),
                        flow,
                        EveSensor.longForm(source),
                        sourcePort,
                        EveSensor.longForm(destination),
                        destinationPort,
                        transport);
    }
}
