package io.cordon.detect.generated;

import io.cordon.schema.address.IpAddress;
import java.util.List;
import java.util.stream.Stream;

/** An address family with its ranges: documentation and benchmark ranges outside, private ours. */
public enum Family {
    V4,
    V6;

    private static final int BENCHMARK_V4 = 198 << 24 | 18 << 16;
    private static final int MORE_OUTSIDE_V4 = 198 << 24 | 19 << 16;

    /**
     * An address that is neither ours nor special, from 198.51.100.0/24, then 203.0.113.0/24, then
     * 198.19.0.0/16; or 2001:db8:bad::/64.
     *
     * @param n 1 to 65,000
     */
    public IpAddress outside(int n) {
        if (n < 1 || n > 65_000) {
            throw new IllegalArgumentException("no documentation address of number " + n);
        }
        if (this == V6) {
            return IpAddress.parse("2001:db8:bad::" + Integer.toHexString(n));
        }
        if (n > 508) {
            return IpAddress.ofV4(MORE_OUTSIDE_V4 + n);
        }
        return IpAddress.parse(n <= 254 ? "198.51.100." + n : "203.0.113." + (n - 254));
    }

    /**
     * A private address of ours, in 10.0.0.0/8 or fd00:c0de::/32.
     *
     * @param n 1 to 16,777,214
     */
    public IpAddress ours(int n) {
        return this == V6
                ? new IpAddress(0xfd00c0de_00000000L, n)
                : IpAddress.ofV4(10 << 24 | (n & 0xffffff));
    }

    /**
     * A public address of ours, in 192.0.2.0/24 or 2001:db8:cafe::/64.
     *
     * @param n 1 to 254
     */
    public IpAddress oursPublic(int n) {
        return IpAddress.parse(
                this == V6 ? "2001:db8:cafe::" + Integer.toHexString(n) : "192.0.2." + n);
    }

    /** Groups, everybody and nobody: addresses that no answer hits, and that ask nothing. */
    List<IpAddress> groups() {
        Stream<String> texts =
                this == V6
                        ? Stream.of("ff02::fb", "ff02::c", "ff05::c", "ff0e::1", "::")
                        : Stream.of(
                                "224.0.0.251",
                                "239.255.255.250",
                                "224.0.0.0",
                                "255.255.255.255",
                                "0.0.0.0");
        return texts.map(IpAddress::parse).toList();
    }

    /**
     * One of many scanned addresses, in 198.18.0.0/16 or 2001:db8:5ca0::/64.
     *
     * @param n 0 to 65,535
     */
    public IpAddress target(int n) {
        return this == V6
                ? new IpAddress(0x20010db8_5ca00000L, n)
                : IpAddress.ofV4(BENCHMARK_V4 + (n & 0xffff));
    }
}
