package io.cordon.detect.amplification;

/** Numbers of bytes and packets: never negative, and full at {@link Long#MAX_VALUE}. */
public final class Amount {

    private Amount() {}

    /** The product; both are at least 0. */
    public static long times(long one, long other) {
        long high = Math.multiplyHigh(one, other);
        long low = one * other;
        return high == 0 && low >= 0 ? low : Long.MAX_VALUE;
    }

    /** The sum; both are at least 0. */
    public static long plus(long one, long other) {
        long sum = one + other;
        return sum < 0 ? Long.MAX_VALUE : sum;
    }
}
