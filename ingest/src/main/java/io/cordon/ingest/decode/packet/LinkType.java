package io.cordon.ingest.decode.packet;

import org.jspecify.annotations.Nullable;

/** Link layers that are read, by their number in capture files (tcpdump.org, "LINKTYPE_"). */
public enum LinkType {
    /** 1: Ethernet. */
    ETHERNET,
    /** 0 and 108: BSD loopback, an address family of four bytes in either order, then IP. */
    LOOPBACK,
    /** 101, and 12 and 14 of older systems, 228, 229: IPv4 or IPv6 without anything before it. */
    RAW_IP,
    /** 113: Linux "any" device. */
    LINUX_COOKED,
    /** 276: Linux "any" device, version 2. */
    LINUX_COOKED_V2;

    /** The link layer of a number, null when it is not read. */
    public static @Nullable LinkType of(int number) {
        return switch (number) {
            case 0, 108 -> LOOPBACK;
            case 1 -> ETHERNET;
            case 12, 14, 101, 228, 229 -> RAW_IP;
            case 113 -> LINUX_COOKED;
            case 276 -> LINUX_COOKED_V2;
            default -> null;
        };
    }
}
