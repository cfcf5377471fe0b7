package io.cordon.ingest.decode.zeek;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The Zeek logs that are read, and how a line's log is found out where nothing names it. */
enum ZeekLog {
    CONN,
    DNS,
    SSH,
    FTP,
    HTTP,
    MQTT_CONNECT,
    SIP,
    SNMP,
    SYSLOG,
    SOFTWARE,
    KNOWN,
    /** Any other log: its lines are ignored. */
    OTHER;

    /** Logs that are not read but tell by their name that a file is one of Zeek's. */
    private static final Set<String> OTHERS =
            Set.of(
                    "analyzer",
                    "arp",
                    "capture_loss",
                    "dce_rpc",
                    "dhcp",
                    "dnp3",
                    "dpd",
                    "files",
                    "ftp-data",
                    "irc",
                    "kerberos",
                    "ldap",
                    "loaded_scripts",
                    "modbus",
                    "mqtt_publish",
                    "mqtt_subscribe",
                    "mysql",
                    "notice",
                    "ntlm",
                    "ntp",
                    "ocsp",
                    "packet_filter",
                    "pe",
                    "postgresql",
                    "quic",
                    "radius",
                    "rdp",
                    "reporter",
                    "rfb",
                    "signatures",
                    "smb_files",
                    "smb_mapping",
                    "smtp",
                    "socks",
                    "ssl",
                    "stats",
                    "traceroute",
                    "tunnel",
                    "weird",
                    "websocket",
                    "x509");

    /** The log of a {@code #path} or {@code _path}. */
    static ZeekLog ofPath(String path) {
        return switch (path) {
            case "conn" -> CONN;
            case "dns" -> DNS;
            case "ssh" -> SSH;
            case "ftp" -> FTP;
            case "http" -> HTTP;
            case "mqtt_connect" -> MQTT_CONNECT;
            case "sip" -> SIP;
            case "snmp" -> SNMP;
            case "syslog" -> SYSLOG;
            case "software" -> SOFTWARE;
            default -> path.startsWith("known_") ? KNOWN : OTHER;
        };
    }

    /** The path that a file name begins with, null when it is not a log of Zeek's. */
    static @Nullable String pathOfFileName(String fileName) {
        int dot = fileName.indexOf('.');
        String base = (dot < 0 ? fileName : fileName.substring(0, dot)).toLowerCase(Locale.ROOT);
        return ofPath(base) != OTHER && base.length() <= 64 || OTHERS.contains(base) ? base : null;
    }

    /** The path that the fields of a JSON line show, null when they fit several logs. */
    static @Nullable String pathOfFields(ObjectNode line) {
        if (line.has("conn_state") || line.has("orig_ip_bytes")) {
            return "conn";
        }
        if (line.has("query") && line.has("id.orig_h") || line.has("qtype_name")) {
            return "dns";
        }
        if (line.has("auth_attempts") || line.has("kex_alg") || line.has("auth_success")) {
            return "ssh";
        }
        if (line.has("call_id") && line.has("seq")) {
            return "sip";
        }
        if (line.has("trans_depth") || line.has("method") && line.has("uri")) {
            return "http";
        }
        if (line.has("reply_code") && line.has("command")) {
            return "ftp";
        }
        if (line.has("connect_status")) {
            return "mqtt_connect";
        }
        if (line.has("get_requests") && line.has("get_responses")) {
            return "snmp";
        }
        if (line.has("facility") && line.has("severity") && line.has("message")) {
            return "syslog";
        }
        if (line.has("software_type")) {
            return "software";
        }
        if (line.has("port_num") && line.has("port_proto")) {
            return "known_services";
        }
        return null;
    }
}
