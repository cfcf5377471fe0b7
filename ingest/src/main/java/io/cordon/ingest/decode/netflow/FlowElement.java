package io.cordon.ingest.decode.netflow;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The information elements that are read, by enterprise and number (IANA "IP Flow Information
 * Export (IPFIX) Entities"; NetFlow v9 field types have the same numbers). The list of {@code
 * docs/reference/flow-fields.md}, which a test compares with this one.
 */
enum FlowElement {
    OCTET_DELTA_COUNT(1, Type.NUMBER),
    PACKET_DELTA_COUNT(2, Type.NUMBER),
    PROTOCOL_IDENTIFIER(4, Type.NUMBER),
    TCP_CONTROL_BITS(6, Type.NUMBER),
    SOURCE_TRANSPORT_PORT(7, Type.NUMBER),
    SOURCE_IPV4_ADDRESS(8, Type.IPV4),
    INGRESS_INTERFACE(10, Type.NUMBER),
    DESTINATION_TRANSPORT_PORT(11, Type.NUMBER),
    DESTINATION_IPV4_ADDRESS(12, Type.IPV4),
    FLOW_END_SYS_UP_TIME(21, Type.NUMBER),
    FLOW_START_SYS_UP_TIME(22, Type.NUMBER),
    POST_OCTET_DELTA_COUNT(23, Type.NUMBER),
    POST_PACKET_DELTA_COUNT(24, Type.NUMBER),
    SOURCE_IPV6_ADDRESS(27, Type.IPV6),
    DESTINATION_IPV6_ADDRESS(28, Type.IPV6),
    ICMP_TYPE_CODE_IPV4(32, Type.NUMBER),
    SAMPLING_INTERVAL(34, Type.NUMBER),
    SAMPLER_ID(48, Type.NUMBER),
    SAMPLER_RANDOM_INTERVAL(50, Type.NUMBER),
    IP_VERSION(60, Type.NUMBER),
    OCTET_TOTAL_COUNT(85, Type.NUMBER),
    PACKET_TOTAL_COUNT(86, Type.NUMBER),
    ICMP_TYPE_CODE_IPV6(139, Type.NUMBER),
    FLOW_START_SECONDS(150, Type.NUMBER),
    FLOW_END_SECONDS(151, Type.NUMBER),
    FLOW_START_MILLISECONDS(152, Type.NUMBER),
    FLOW_END_MILLISECONDS(153, Type.NUMBER),
    FLOW_START_MICROSECONDS(154, Type.NTP),
    FLOW_END_MICROSECONDS(155, Type.NTP),
    FLOW_START_NANOSECONDS(156, Type.NTP),
    FLOW_END_NANOSECONDS(157, Type.NTP),
    FLOW_START_DELTA_MICROSECONDS(158, Type.NUMBER),
    FLOW_END_DELTA_MICROSECONDS(159, Type.NUMBER),
    SYSTEM_INIT_TIME_MILLISECONDS(160, Type.NUMBER),
    FLOW_DURATION_MILLISECONDS(161, Type.NUMBER),
    FLOW_DURATION_MICROSECONDS(162, Type.NUMBER),
    ICMP_TYPE_IPV4(176, Type.NUMBER),
    ICMP_CODE_IPV4(177, Type.NUMBER),
    ICMP_TYPE_IPV6(178, Type.NUMBER),
    ICMP_CODE_IPV6(179, Type.NUMBER),
    UDP_SOURCE_PORT(180, Type.NUMBER),
    UDP_DESTINATION_PORT(181, Type.NUMBER),
    TCP_SOURCE_PORT(182, Type.NUMBER),
    TCP_DESTINATION_PORT(183, Type.NUMBER),
    INITIATOR_OCTETS(231, Type.NUMBER),
    RESPONDER_OCTETS(232, Type.NUMBER),
    BIFLOW_DIRECTION(239, Type.NUMBER),
    INITIATOR_PACKETS(298, Type.NUMBER),
    RESPONDER_PACKETS(299, Type.NUMBER),
    SELECTOR_ID(302, Type.NUMBER),
    SAMPLING_PACKET_INTERVAL(305, Type.NUMBER),
    SAMPLING_PACKET_SPACE(306, Type.NUMBER),
    SAMPLING_SIZE(309, Type.NUMBER),
    SAMPLING_POPULATION(310, Type.NUMBER),
    SAMPLING_PROBABILITY(311, Type.FLOAT),
    DATA_LINK_FRAME_SIZE(312, Type.NUMBER),
    IP_HEADER_PACKET_SECTION(313, Type.BYTES),
    DATA_LINK_FRAME_SECTION(315, Type.BYTES),
    OBSERVATION_TIME_SECONDS(322, Type.NUMBER),
    OBSERVATION_TIME_MILLISECONDS(323, Type.NUMBER),
    OBSERVATION_TIME_MICROSECONDS(324, Type.NTP),
    OBSERVATION_TIME_NANOSECONDS(325, Type.NTP),
    REVERSE_OCTET_DELTA_COUNT(FlowElement.REVERSE, 1, Type.NUMBER),
    REVERSE_PACKET_DELTA_COUNT(FlowElement.REVERSE, 2, Type.NUMBER),
    REVERSE_TCP_CONTROL_BITS(FlowElement.REVERSE, 6, Type.NUMBER),
    REVERSE_OCTET_TOTAL_COUNT(FlowElement.REVERSE, 85, Type.NUMBER),
    REVERSE_PACKET_TOTAL_COUNT(FlowElement.REVERSE, 86, Type.NUMBER),
    INITIAL_TCP_FLAGS(FlowElement.CERT, 14, Type.NUMBER),
    UNION_TCP_FLAGS(FlowElement.CERT, 15, Type.NUMBER),
    REVERSE_INITIAL_TCP_FLAGS(FlowElement.CERT, 14 | FlowElement.CERT_REVERSE, Type.NUMBER),
    REVERSE_UNION_TCP_FLAGS(FlowElement.CERT, 15 | FlowElement.CERT_REVERSE, Type.NUMBER);

    /** Enterprise of the reverse elements (RFC 5103). */
    static final int REVERSE = 29_305;

    /** Enterprise of YAF's elements, and the bit of their reverse forms. */
    static final int CERT = 6_871;

    static final int CERT_REVERSE = 0x4000;

    /** How an element is written. */
    enum Type {
        /** Unsigned, 1 to 8 bytes (reduced-size encoding, RFC 7011 section 6.2). */
        NUMBER,
        /** 4 bytes. */
        IPV4,
        /** 16 bytes. */
        IPV6,
        /** 8 bytes: seconds since 1900 and their fraction (RFC 5905). */
        NTP,
        /** IEEE 754, 4 or 8 bytes. */
        FLOAT,
        /** Any number of bytes. */
        BYTES
    }

    private static final Map<Long, FlowElement> BY_NUMBER = new HashMap<>();

    static {
        for (FlowElement element : values()) {
            BY_NUMBER.put(key(element.enterprise, element.number), element);
        }
    }

    private final long enterprise;
    private final int number;
    private final Type type;

    FlowElement(int number, Type type) {
        this(0, number, type);
    }

    FlowElement(long enterprise, int number, Type type) {
        this.enterprise = enterprise;
        this.number = number;
        this.type = type;
    }

    private static long key(long enterprise, int number) {
        return enterprise << 16 | number;
    }

    /**
     * The element of a number.
     *
     * @param length as the template gives it
     * @return null when it is not read, or not with that length
     */
    static @Nullable FlowElement of(long enterprise, int number, int length) {
        FlowElement element = BY_NUMBER.get(key(enterprise, number));
        return element != null && element.hasLength(length) ? element : null;
    }

    private boolean hasLength(int length) {
        return switch (type) {
            case NUMBER -> length >= 1 && length <= 8;
            case IPV4 -> length == 4;
            case IPV6 -> length == 16;
            case NTP -> length == 8;
            case FLOAT -> length == 4 || length == 8;
            case BYTES -> length > 0;
        };
    }

    long enterprise() {
        return enterprise;
    }

    int number() {
        return number;
    }

    Type type() {
        return type;
    }
}
