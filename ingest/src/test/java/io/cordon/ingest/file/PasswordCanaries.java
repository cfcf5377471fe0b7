package io.cordon.ingest.file;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * Log files with a password planted wherever one can stand. The decoders' test and the end-to-end
 * test share them.
 */
public final class PasswordCanaries {

    private static final String TSV_SIDES = "ts\tuid\tid.orig_h\tid.orig_p\tid.resp_h\tid.resp_p\t";
    private static final String TSV_VALUES = "5.5\tC1\t198.51.100.7\t2532\t192.0.2.9\t21\t";
    private static final String JSON_SIDES =
            "{\"ts\":5.5,\"uid\":\"C1\",\"id.orig_h\":\"198.51.100.7\",\"id.orig_p\":2532,"
                    + "\"id.resp_h\":\"192.0.2.9\",\"id.resp_p\":21,";
    static final String COWRIE =
            "{\"eventid\":\"cowrie.login.failed\",\"session\":\"s\",\"src_ip\":\"198.51.100.7\","
                    + "\"timestamp\":\"2024-01-10T02:01:38.000001Z\",\"username\":\"root\",";

    private static final String SYSLOG = "Jan 10 02:01:38 cam ";

    private PasswordCanaries() {}

    /** A file of each format and each place in it that can hold a password. */
    public static List<String> samples(String canary) {
        String basic =
                Base64.getEncoder()
                        .encodeToString(("root:" + canary).getBytes(StandardCharsets.UTF_8));
        String zeek = "http://root:" + canary + "@192.0.2.1/?p=" + canary;
        return List.of(
                ZeekFilesTest.header("ftp", TSV_SIDES + "user\tpassword\tcommand\targ\treply_code")
                        + TSV_VALUES
                        + ("root\t" + canary + "\tPASS\t" + canary + "\t530"),
                ZeekFilesTest.header(
                                "http",
                                TSV_SIDES + "uri\treferrer\tstatus_code\tusername\tpassword")
                        + TSV_VALUES
                        + (zeek + "\t" + zeek + "\t401\troot\t" + canary),
                ZeekFilesTest.header("mqtt_connect", TSV_SIDES + "will_payload\tusername\tpassword")
                        + TSV_VALUES
                        + (canary + "\troot\t" + canary),
                ZeekFilesTest.header("conn", TSV_SIDES + "proto\tservice\thistory")
                        + TSV_VALUES
                        + ("tcp\t" + canary + "\t" + canary),
                ZeekFilesTest.header("notice", TSV_SIDES + "msg\tsub")
                        + TSV_VALUES
                        + (canary + "\t" + canary),
                JSON_SIDES
                        + "\"_path\":\"ftp\",\"user\":\"root\",\"password\":\""
                        + (canary + "\",\"arg\":\"" + canary + "\",\"reply_code\":230}"),
                JSON_SIDES
                        + "\"_path\":\"http\",\"uri\":\""
                        + (zeek + "\",\"username\":\"root\",\"password\":\"" + canary + "\"}"),
                EveFilesTest.event(
                                "ftp",
                                "01",
                                "\"ftp\":{\"command\":\"USER\",\"command_data\":\"r\"}")
                        + EveFilesTest.event(
                                "ftp",
                                "02",
                                "\"ftp\":{\"command\":\"PASS\",\"command_data\":\""
                                        + (canary + "\",\"reply\":[\"" + canary + "\"]}")),
                EveFilesTest.event(
                        "http",
                        "02",
                        "\"http\":{\"url\":\""
                                + (zeek + "\",\"authorization\":\"Basic " + basic + "\"}")),
                EveFilesTest.event(
                        "mqtt",
                        "02",
                        "\"mqtt\":{\"connect\":{\"username\":\"r\",\"password\":\""
                                + (canary + "\",\"will\":\"" + canary + "\"}}")),
                EveFilesTest.event(
                        "http", "02", "\"http\":{\"authorization\":\"Bearer " + canary + "\"}"),
                EveFilesTest.event(
                        "http",
                        "02",
                        "\"http\":{\"authorization\":\"Digest username=\\\"root\\\", response=\\\""
                                + (canary + "\\\"\"}")),
                EveFilesTest.event(
                        "snmp",
                        "02",
                        "\"snmp\":{\"pdu_type\":\"get_request\",\"community\":\"" + canary + "\"}"),
                EveFilesTest.event(
                                "sip",
                                "01",
                                "\"sip\":{\"method\":\"REGISTER\",\"uri\":\"sip:root:"
                                        + (canary + "@192.0.2.1\"}"))
                        + EveFilesTest.event("sip", "02", "\"sip\":{\"code\":\"401\"}"),
                ZeekFilesTest.header("sip", TSV_SIDES + "method\turi\trequest_to\tstatus_code")
                        + TSV_VALUES
                        + ("REGISTER\tsip:root:" + canary + "@h\t<sip:root:" + canary + "@h>\t401"),
                ZeekFilesTest.header("snmp", TSV_SIDES + "get_requests\tcommunity")
                        + TSV_VALUES
                        + ("1\t" + canary),
                JSON_SIDES
                        + "\"_path\":\"snmp\",\"get_requests\":1,\"get_responses\":1,\"community\":\""
                        + (canary + "\"}"),
                ZeekFilesTest.header("syslog", TSV_SIDES + "message")
                        + TSV_VALUES
                        + ("Jan 10 02:01:38 cam app[1]: root:" + canary),
                SYSLOG + "app[1]: login of root with " + canary,
                SYSLOG
                        + "sshd[1]: Accepted publickey for root from 198.51.100.7 port 1 ssh2: RSA "
                        + canary,
                "{\"violationEventTime\":1573786800000,\"thingName\":\"t\",\"behavior\":{\"metric\":"
                        + "\"aws:num-authorization-failures\"},\"metricValue\":{\"count\":5},"
                        + ("\"password\":\"" + canary + "\"}"),
                EveFilesTest.event("alert", "02", "\"payload_printable\":\"" + canary + "\""),
                EveFilesTest.event(
                        "flow",
                        "02",
                        "\"x\":\""
                                + canary
                                + "\",\"flow\":{\"start\":\"2021-06-06T16:00:05+0200\"}"),
                COWRIE
                        + ("\"message\":\"login attempt [root/" + canary + "] failed\",")
                        + ("\"password\":\"" + canary + "\"}"),
                COWRIE.replace("login.failed", "command.input")
                        + ("\"input\":\"echo " + canary + "\"}"));
    }

    /** The line whole, and damaged so that each kind of rejection meets the password. */
    public static List<byte[]> variants(String sample, String canary) {
        List<String> texts = new ArrayList<>(List.of(sample, "[" + sample + "]", "[\n" + sample));
        for (String[] change :
                new String[][] {
                    {"198.51.100.7", canary},
                    {"198.51.100.5", canary},
                    {"5.5", canary},
                    {"2024-01-10T02:01:38.000001Z", canary},
                    {"2021-06-06T16:00:02+0200", canary},
                    {"\t2532", "\t" + canary},
                    {":40000", ":\"" + canary + "\""},
                    {":53,", ":{\"" + canary + "\":\"" + canary + "\"},"},
                    {"reply_code\":230", "reply_code\":\"" + canary + "\""},
                    {"\t530", "\t" + canary},
                    {"\t401", "\t-5"},
                    {"\"eventid\"", "\"" + canary + "\":[,\"eventid\""},
                    {"\"password\":\"", "\"password\":[\"x\"],\"p\":\""},
                    {canary, canary + "\0"},
                    {canary, canary + "\" \\q"},
                    {canary, canary + "\t" + canary},
                    {canary, canary + "\n" + canary},
                    {canary, canary + " ".repeat(1 << 20)},
                    {canary, "[".repeat(100) + canary}
                }) {
            texts.add(sample.replace(change[0], change[1]));
        }
        List<byte[]> variants = new ArrayList<>();
        for (String text : texts) {
            variants.add(text.getBytes(StandardCharsets.UTF_8));
            variants.add((text + "\n").getBytes(StandardCharsets.UTF_8));
        }
        byte[] invalid = sample.getBytes(StandardCharsets.UTF_8);
        invalid[sample.lastIndexOf(canary) - 1] = (byte) 0xff;
        variants.add(invalid);
        return variants;
    }
}
