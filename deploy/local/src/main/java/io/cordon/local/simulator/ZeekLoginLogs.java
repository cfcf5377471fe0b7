package io.cordon.local.simulator;

import io.cordon.local.simulator.Decoy.Pair;
import io.cordon.local.simulator.PasswordLogin.Service;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;

/**
 * Writes {@code ftp.log}, {@code http.log}, {@code mqtt_connect.log}, {@code sip.log} and {@code
 * snmp.log} as Zeek's default TSV writer does. Of FTP it hides the password, of MQTT it logs
 * neither user nor password.
 */
final class ZeekLoginLogs {

    private final RandomGenerator random;
    private final LogFile ftp;
    private final LogFile http;
    private final LogFile mqtt;
    private final LogFile sip;
    private final LogFile snmp;

    ZeekLoginLogs(String folder, RandomGenerator random) {
        this.random = random;
        ftp =
                log(
                        folder,
                        "ftp",
                        "\tuser\tpassword\tcommand\targ\treply_code\treply_msg",
                        "\tstring\tstring\tstring\tstring\tcount\tstring");
        http =
                log(
                        folder,
                        "http",
                        "\ttrans_depth\tmethod\thost\turi\tstatus_code\tstatus_msg\tusername\tpassword",
                        "\tcount\tstring\tstring\tstring\tcount\tstring\tstring\tstring");
        mqtt =
                log(
                        folder,
                        "mqtt_connect",
                        "\tproto_name\tproto_version\tclient_id\tconnect_status",
                        "\tstring\tstring\tstring\tstring");
        sip =
                log(
                        folder,
                        "sip",
                        "\ttrans_depth\tmethod\turi\trequest_to\tcall_id\tseq\tstatus_code\tstatus_msg",
                        "\tcount\tstring\tstring\tstring\tstring\tstring\tcount\tstring");
        snmp =
                log(
                        folder,
                        "snmp",
                        "\tduration\tversion\tcommunity\tget_requests\tget_bulk_requests\tget_responses\tset_requests",
                        "\tinterval\tstring\tstring\tcount\tcount\tcount\tcount");
    }

    private static LogFile log(String folder, String path, String fields, String types) {
        return new LogFile(folder + "/" + path + ".log", ZeekSensor.header(path, fields, types));
    }

    void login(PasswordLogin login) {
        Pair pair = login.pair();
        String user = pair == null ? "-" : text(pair.user());
        String password = pair == null ? "-" : text(pair.password());
        boolean in = login.accepted();
        switch (login.service()) {
            case FTP ->
                    ftp.add(
                            login.time(),
                            start(login)
                                    + "\t%s\t<hidden>\t%s\t-\t%s"
                                            .formatted(
                                                    user,
                                                    in ? "RETR" : "PASS",
                                                    in
                                                            ? "226\tTransfer complete."
                                                            : "530\tLogin incorrect."));
            case HTTP ->
                    http.add(
                            login.time(),
                            start(login)
                                    + "\t1\tGET\t%s\t/\t%s\t%s\t%s"
                                            .formatted(
                                                    login.server().text(),
                                                    in ? "200\tOK" : "401\tUnauthorized",
                                                    user,
                                                    password));
            case MQTT ->
                    mqtt.add(
                            login.time(),
                            start(login)
                                    + "\tMQTT\t3.1.1\tdevice\t"
                                    + (in ? "Connection Accepted" : "Refused: not authorized"));
            case SNMP ->
                    snmp.add(
                            login.time(),
                            start(login)
                                    + "\t0.001200\t2c\t%s\t2\t0\t%d\t0"
                                            .formatted(password, in ? 2 : 0));
        }
    }

    void register(SipRegistration call) {
        String dialog = Long.toUnsignedString(random.nextLong(), 36);
        if (call.accepted()) {
            sip(call, call.time() - Timeline.SECOND / 5, dialog, 1, "401\tUnauthorized");
            sip(call, call.time(), dialog, 2, "200\tOK");
        } else {
            sip(call, call.time(), dialog, 1, "403\tForbidden");
        }
    }

    private void sip(SipRegistration call, long time, String dialog, int number, String status) {
        String exchange =
                call.server().isV4() ? call.server().text() : "[" + call.server().text() + "]";
        sip.add(
                time,
                start(time)
                        + ZeekSensor.endpoints(random, call.client(), call.server(), 5060)
                        + "\t0\tREGISTER\tsip:%s\t<sip:%s@%s>\t%s\t%d REGISTER\t%s"
                                .formatted(
                                        exchange,
                                        call.extension(),
                                        exchange,
                                        dialog,
                                        number,
                                        status));
    }

    List<TelemetryFile> files() {
        return List.of(ftp.render(), http.render(), mqtt.render(), sip.render(), snmp.render());
    }

    private String start(PasswordLogin login) {
        Service service = login.service();
        return start(login.time())
                + ZeekSensor.endpoints(random, login.client(), login.server(), service.port);
    }

    private String start(long time) {
        return ZeekSensor.decimal(time)
                + "\tC"
                + Long.toUnsignedString(random.nextLong(), 36).toUpperCase(Locale.ROOT);
    }

    private static String text(String value) {
        return value.isEmpty() ? "(empty)" : value;
    }
}
