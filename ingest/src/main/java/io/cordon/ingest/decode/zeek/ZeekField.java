package io.cordon.ingest.decode.zeek;

import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The Zeek fields that mappers read; all others are never looked at. */
enum ZeekField {
    TS("ts"),
    UID("uid"),
    ORIG_H("id.orig_h"),
    ORIG_P("id.orig_p"),
    RESP_H("id.resp_h"),
    RESP_P("id.resp_p"),
    PROTO("proto"),
    IP_PROTO("ip_proto"),
    DURATION("duration"),
    ORIG_BYTES("orig_bytes"),
    RESP_BYTES("resp_bytes"),
    CONN_STATE("conn_state"),
    ORIG_PKTS("orig_pkts"),
    ORIG_IP_BYTES("orig_ip_bytes"),
    RESP_PKTS("resp_pkts"),
    RESP_IP_BYTES("resp_ip_bytes"),
    QUERY("query"),
    QTYPE("qtype"),
    QTYPE_NAME("qtype_name"),
    RCODE("rcode"),
    AA("AA"),
    RD("RD"),
    RA("RA"),
    ANSWERS("answers"),
    AUTH_SUCCESS("auth_success"),
    AUTH_ATTEMPTS("auth_attempts"),
    CLIENT("client"),
    SERVER("server"),
    KEX_ALG("kex_alg"),
    USER("user"),
    USERNAME("username"),
    PASSWORD("password"),
    COMMAND("command"),
    REPLY_CODE("reply_code"),
    STATUS_CODE("status_code"),
    CONNECT_STATUS("connect_status"),
    HOST("host"),
    HOST_P("host_p"),
    SOFTWARE_TYPE("software_type"),
    NAME("name"),
    VERSION_MAJOR("version.major"),
    VERSION_MINOR("version.minor"),
    VERSION_MINOR2("version.minor2"),
    VERSION_MINOR3("version.minor3"),
    VERSION_ADDL("version.addl"),
    UNPARSED_VERSION("unparsed_version"),
    PORT_NUM("port_num"),
    PORT_PROTO("port_proto"),
    SERVICE("service"),
    MAC("mac"),
    DEVICE_TYPE("device_type"),
    COMMUNITY("community"),
    GET_REQUESTS("get_requests"),
    GET_BULK_REQUESTS("get_bulk_requests"),
    SET_REQUESTS("set_requests"),
    GET_RESPONSES("get_responses"),
    METHOD("method"),
    URI("uri"),
    REQUEST_TO("request_to"),
    CALL_ID("call_id"),
    MESSAGE("message");

    private static final Map<String, ZeekField> BY_NAME =
            Arrays.stream(values())
                    .collect(Collectors.toUnmodifiableMap(f -> f.fieldName, Function.identity()));

    private final String fieldName;

    ZeekField(String fieldName) {
        this.fieldName = fieldName;
    }

    static @Nullable ZeekField of(String name) {
        return BY_NAME.get(name);
    }

    String fieldName() {
        return fieldName;
    }
}
