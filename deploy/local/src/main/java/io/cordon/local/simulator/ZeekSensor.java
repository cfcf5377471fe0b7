package io.cordon.local.simulator;

import io.cordon.schema.address.IpAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;

/**
 * Writes {@code conn.log}, {@code dns.log} and {@code ssh.log} as Zeek's default TSV writer does,
 * and the logs of other logins through {@link ZeekLoginLogs}.
 */
final class ZeekSensor implements NetworkSensor {

    private static final String ENDPOINTS = "\tid.orig_h\tid.orig_p\tid.resp_h\tid.resp_p";
    private static final String ENDPOINT_TYPES = "\taddr\tport\taddr\tport";

    private final RandomGenerator random;
    private final LogFile conn;
    private final LogFile dns;
    private final LogFile ssh;
    private final ZeekLoginLogs logins;

    ZeekSensor(String folder, RandomGenerator random) {
        this.random = random;
        this.logins = new ZeekLoginLogs(folder, random);
        this.conn =
                new LogFile(
                        folder + "/conn.log",
                        header(
                                "conn",
                                "\tproto\tservice\tduration\torig_bytes\tresp_bytes\tconn_state\tlocal_orig\tlocal_resp\tmissed_bytes\thistory\torig_pkts\torig_ip_bytes\tresp_pkts\tresp_ip_bytes\ttunnel_parents",
                                "\tenum\tstring\tinterval\tcount\tcount\tstring\tbool\tbool\tcount\tstring\tcount\tcount\tcount\tcount\tset[string]"));
        this.dns =
                new LogFile(
                        folder + "/dns.log",
                        header(
                                "dns",
                                "\tproto\ttrans_id\trtt\tquery\tqclass\tqclass_name\tqtype\tqtype_name\trcode\trcode_name\tAA\tTC\tRD\tRA\tZ\tanswers\tTTLs\trejected",
                                "\tenum\tcount\tinterval\tstring\tcount\tstring\tcount\tstring\tcount\tstring\tbool\tbool\tbool\tbool\tcount\tvector[string]\tvector[interval]\tbool"));
        this.ssh =
                new LogFile(
                        folder + "/ssh.log",
                        header(
                                "ssh",
                                "\tversion\tauth_success\tauth_attempts\tdirection\tclient\tserver\tcipher_alg\tmac_alg\tcompression_alg\tkex_alg\thost_key_alg\thost_key",
                                "\tcount\tbool\tcount\tenum\tstring\tstring\tstring\tstring\tstring\tstring\tstring\tstring"));
    }

    @Override
    public void flow(TcpFlow flow) {
        String tail =
                switch (flow.handshake()) {
                    case COMPLETED ->
                            "%s\t312\t1480\tSF\t-\t-\t0\tShADadfF\t7\t688\t6\t1800\t-"
                                    .formatted(decimal(flow.length()));
                    case NO_ANSWER ->
                            "%s\t0\t0\tS0\t-\t-\t0\tS\t2\t120\t0\t0\t-"
                                    .formatted(decimal(flow.length()));
                    case REFUSED ->
                            "%s\t0\t0\tREJ\t-\t-\t0\tSr\t1\t60\t1\t40\t-"
                                    .formatted(decimal(flow.length()));
                };
        conn.add(
                flow.end(),
                start(flow.end() - flow.length())
                        + endpoints(flow.client(), flow.server(), flow.serverPort())
                        + "\ttcp\t-\t"
                        + tail);
    }

    @Override
    public void udp(UdpExchange e) {
        boolean answered = e.answerPackets() > 0;
        conn.add(
                e.end(),
                start(e.end() - e.length())
                        + endpoints(e.client(), e.server(), e.serverPort())
                        + "\tudp\t-\t%s\t%d\t%d\t%s\t-\t-\t0\t%s\t%d\t%d\t%d\t%d\t-"
                                .formatted(
                                        decimal(e.length()),
                                        e.payload(e.requestPackets(), e.requestBytes()),
                                        e.payload(e.answerPackets(), e.answerBytes()),
                                        answered ? "SF" : "S0",
                                        answered ? "Dd" : "D",
                                        e.requestPackets(),
                                        e.requestBytes(),
                                        e.answerPackets(),
                                        e.answerBytes()));
    }

    @Override
    public void dns(DnsExchange e) {
        DnsExchange.Answer kind = e.kind();
        String answers = kind.answers == 0 ? "-\t-" : "198.18.255.1\t300.000000";
        dns.add(
                e.time(),
                start(e.time())
                        + endpoints(e.client(), e.server(), 53)
                        + "\t%s\t%d\t0.018400\t%s\t1\tC_INTERNET\t%d\t%s\t%d\t%s\t%s\tF\tT\t%s\t0\t%s\t%s"
                                .formatted(
                                        e.overTcp() ? "tcp" : "udp",
                                        random.nextInt(65_536),
                                        e.name(),
                                        e.type().number,
                                        e.type().inZeek,
                                        kind.responseCode,
                                        kind.responseCodeName(),
                                        flag(kind.authoritative),
                                        flag(kind.recursionAvailable),
                                        answers,
                                        flag(kind.responseCode != 0)));
    }

    @Override
    public void ssh(SshLogin login) {
        String success =
                switch (login.outcome()) {
                    case SUCCESS -> "T";
                    case FAILURE -> "F";
                    case INFERRED, UNKNOWN -> "-";
                };
        String algorithms =
                login.outcome() == SshLogin.Outcome.UNKNOWN
                        ? "-\t-\t-\t-\t-\t-"
                        : "aes128-ctr\thmac-sha2-256\tnone\tcurve25519-sha256\tssh-ed25519\t-";
        ssh.add(
                login.time(),
                start(login.time())
                        + endpoints(login.client(), login.server(), 22)
                        + "\t2\t%s\t%d\t-\tSSH-2.0-Go\tSSH-2.0-dropbear_2019.78\t%s"
                                .formatted(success, login.attempts(), algorithms));
    }

    @Override
    public void login(PasswordLogin login) {
        logins.login(login);
    }

    @Override
    public void register(SipRegistration call) {
        logins.register(call);
    }

    @Override
    public List<TelemetryFile> files() {
        List<TelemetryFile> files = new ArrayList<>();
        files.add(conn.render());
        files.add(dns.render());
        files.add(ssh.render());
        files.addAll(logins.files());
        return files;
    }

    /** The SSH log alone, for a segment whose flows another sensor sees. */
    TelemetryFile sshFile() {
        return ssh.render();
    }

    private String start(long time) {
        return decimal(time) + "\tC" + Long.toUnsignedString(random.nextLong(), 36);
    }

    private String endpoints(IpAddress client, IpAddress server, int serverPort) {
        return endpoints(random, client, server, serverPort);
    }

    static String endpoints(
            RandomGenerator random, IpAddress client, IpAddress server, int serverPort) {
        return "\t"
                + client.text()
                + "\t"
                + random.nextInt(32_768, 61_000)
                + "\t"
                + server.text()
                + "\t"
                + serverPort;
    }

    static String header(String path, String fields, String types) {
        return """
        #separator \\x09
        #set_separator\t,
        #empty_field\t(empty)
        #unset_field\t-
        #path\t%s
        #fields\tts\tuid%s%s
        #types\ttime\tstring%s%s
        """
                .formatted(path, ENDPOINTS, fields, ENDPOINT_TYPES, types);
    }

    static String decimal(long micros) {
        return String.format(
                Locale.ROOT, "%d.%06d", micros / Timeline.SECOND, micros % Timeline.SECOND);
    }

    private static String flag(boolean set) {
        return set ? "T" : "F";
    }
}
