package io.cordon.local.simulator;

import io.cordon.schema.address.IpAddress;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;

/**
 * Writes {@code eve.json} as Suricata does: flows with their TCP flags, DNS as a query and an
 * answer line. EVE has no verdict on SSH logins, so the segment has a Zeek beside it for these.
 */
final class EveSensor implements NetworkSensor {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSSSS'+0000'", Locale.ROOT)
                    .withZone(ZoneOffset.UTC);

    private final RandomGenerator random;
    private final LogFile eve;
    private final ZeekSensor zeek;
    private final EveLoginEvents logins;

    EveSensor(String folder, ZeekSensor zeek, RandomGenerator random) {
        this.random = random;
        this.eve = new LogFile(folder + "/eve.json", "");
        this.zeek = zeek;
        this.logins = new EveLoginEvents(eve, random);
    }

    @Override
    public void flow(TcpFlow flow) {
        String flags =
                switch (flow.handshake()) {
                    case COMPLETED ->
                            "{\"tcp_flags\":\"1b\",\"tcp_flags_ts\":\"1b\",\"tcp_flags_tc\":\"1b\",\"syn\":true,\"fin\":true,\"psh\":true,\"ack\":true,\"state\":\"closed\"}";
                    case NO_ANSWER ->
                            "{\"tcp_flags\":\"02\",\"tcp_flags_ts\":\"02\",\"tcp_flags_tc\":\"00\",\"syn\":true,\"state\":\"syn_sent\"}";
                    case REFUSED ->
                            "{\"tcp_flags\":\"16\",\"tcp_flags_ts\":\"02\",\"tcp_flags_tc\":\"14\",\"syn\":true,\"rst\":true,\"ack\":true,\"state\":\"closed\"}";
                };
        boolean answered = flow.handshake() != TcpFlow.Handshake.NO_ANSWER;
        eve.add(
                flow.end(),
                head(flow.end(), "flow", flow.client(), flow.server(), flow.serverPort(), "TCP")
                        + "\"flow\":{\"pkts_toserver\":%d,\"pkts_toclient\":%d,\"bytes_toserver\":%d,\"bytes_toclient\":%d,\"start\":\"%s\",\"end\":\"%s\",\"age\":%d,\"state\":\"%s\",\"reason\":\"timeout\",\"alerted\":false},\"tcp\":%s}"
                                .formatted(
                                        answered ? 6 : 1,
                                        answered ? 5 : 0,
                                        answered ? 640 : 74,
                                        answered ? 1720 : 0,
                                        text(flow.end() - flow.length()),
                                        text(flow.end()),
                                        flow.length() / Timeline.SECOND,
                                        answered ? "closed" : "new",
                                        flags));
    }

    @Override
    public void udp(UdpExchange e) {
        boolean answered = e.answerPackets() > 0;
        eve.add(
                e.end(),
                head(e.end(), "flow", e.client(), e.server(), e.serverPort(), "UDP")
                        + "\"flow\":{\"pkts_toserver\":%d,\"pkts_toclient\":%d,\"bytes_toserver\":%d,\"bytes_toclient\":%d,\"start\":\"%s\",\"end\":\"%s\",\"age\":%d,\"state\":\"%s\",\"reason\":\"timeout\",\"alerted\":false}}"
                                .formatted(
                                        e.requestPackets(),
                                        e.answerPackets(),
                                        e.requestBytes(),
                                        e.answerBytes(),
                                        text(e.end() - e.length()),
                                        text(e.end()),
                                        e.length() / Timeline.SECOND,
                                        answered ? "established" : "new"));
    }

    @Override
    public void dns(DnsExchange e) {
        DnsExchange.Answer kind = e.kind();
        int transaction = random.nextInt(65_536);
        String head =
                head(e.time(), "dns", e.client(), e.server(), 53, e.overTcp() ? "TCP" : "UDP");
        eve.add(
                e.time(),
                head
                        + "\"dns\":{\"type\":\"query\",\"id\":%d,\"rrname\":\"%s\",\"rrtype\":\"%s\",\"tx_id\":0,\"opcode\":0}}"
                                .formatted(transaction, e.name(), e.type().inEve));
        int flags =
                0x8000
                        | (kind.authoritative ? 0x0400 : 0)
                        | 0x0100
                        | (kind.recursionAvailable ? 0x0080 : 0)
                        | kind.responseCode;
        String answers =
                kind.answers == 0
                        ? ""
                        : ",\"answers\":[{\"rrname\":\"%s\",\"rrtype\":\"A\",\"ttl\":300,\"rdata\":\"198.18.255.1\"}]"
                                .formatted(e.name());
        eve.add(
                e.time(),
                head
                        + "\"dns\":{\"version\":2,\"type\":\"answer\",\"id\":%d,\"flags\":\"%04x\",\"qr\":true,%s\"rd\":true,%s\"opcode\":0,\"rrname\":\"%s\",\"rrtype\":\"%s\",\"rcode\":\"%s\"%s}}"
                                .formatted(
                                        transaction,
                                        flags,
                                        kind.authoritative ? "\"aa\":true," : "",
                                        kind.recursionAvailable ? "\"ra\":true," : "",
                                        e.name(),
                                        e.type().inEve,
                                        kind.responseCodeName(),
                                        answers));
    }

    @Override
    public void ssh(SshLogin login) {
        zeek.ssh(login);
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
        return List.of(eve.render(), zeek.sshFile());
    }

    private String head(
            long time,
            String type,
            IpAddress client,
            IpAddress server,
            int serverPort,
            String transport) {
        return "{\"timestamp\":\"%s\",\"flow_id\":%d,\"in_iface\":\"eth0\",\"event_type\":\"%s\",\"src_ip\":\"%s\",\"src_port\":%d,\"dest_ip\":\"%s\",\"dest_port\":%d,\"proto\":\"%s\","
                .formatted(
                        text(time),
                        random.nextLong(1L << 50),
                        type,
                        longForm(client),
                        random.nextInt(32_768, 61_000),
                        longForm(server),
                        serverPort,
                        transport);
    }

    /** Suricata writes IPv6 without compression. */
    static String longForm(IpAddress address) {
        if (address.isV4()) {
            return address.text();
        }
        StringBuilder text = new StringBuilder(39);
        for (int group = 0; group < 8; group++) {
            long half = group < 4 ? address.high() : address.low();
            text.append(group == 0 ? "" : ":")
                    .append(
                            String.format(
                                    Locale.ROOT,
                                    "%04x",
                                    half >>> (48 - 16 * (group & 3)) & 0xffff));
        }
        return text.toString();
    }

    static String text(long micros) {
        return TIME.format(Instant.EPOCH.plus(micros, ChronoUnit.MICROS));
    }
}
