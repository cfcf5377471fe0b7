package io.cordon.bench.collect;

import java.nio.ByteBuffer;
import java.util.Random;

/** The records of NetFlow v5, v9 and IPFIX, with the fields that a router's usual template has. */
enum ExportRecords {
    /** Times are those since the router's start. */
    V9(4),
    /** Times are milliseconds since 1970. */
    IPFIX(8);

    private static final int FIRST_V4 = 256;
    private static final int FIRST_V6 = 257;
    private static final int PACKETS = 3;
    private static final int TCP = 6;
    private static final int UDP = 17;

    /** Elements behind the addresses, number and length by turns; the same in both protocols. */
    private static final int[] COMMON = {
        1, 4, 2, 4, 4, 1, 5, 1, 6, 1, 7, 2, 11, 2, 10, 4, 14, 4, 16, 4, 17, 4, 9, 1, 13, 1
    };

    private static final int COMMON_LENGTH = 33;

    private final int timeLength;

    ExportRecords(int timeLength) {
        this.timeLength = timeLength;
    }

    int id(boolean v6) {
        return v6 ? FIRST_V6 : FIRST_V4;
    }

    /** Bytes of a record. */
    int length(boolean v6) {
        return (v6 ? 32 : 12) + COMMON_LENGTH + 2 * timeLength;
    }

    /** Writes the template record. */
    void template(ByteBuffer out, boolean v6) {
        int[] addresses = v6 ? new int[] {27, 16, 28, 16} : new int[] {8, 4, 12, 4, 15, 4};
        int[] times = this == V9 ? new int[] {22, 4, 21, 4} : new int[] {152, 8, 153, 8};
        out.putShort((short) id(v6))
                .putShort((short) ((addresses.length + COMMON.length + times.length) / 2));
        for (int[] fields : new int[][] {addresses, COMMON, times}) {
            for (int field : fields) {
                out.putShort((short) field);
            }
        }
    }

    /**
     * Writes a record.
     *
     * @param now milliseconds since 1970
     * @param up milliseconds since the router's start
     */
    void write(ByteBuffer out, boolean v6, Random random, long now, long up) {
        if (v6) {
            v6(out, random, 1);
            v6(out, random, 2);
        } else {
            out.putInt(v4(random, 0)).putInt(v4(random, 1)).putInt(v4(random, 1));
        }
        boolean tcp = random.nextInt(4) > 0;
        out.putInt(bytes(random)).putInt(PACKETS).put((byte) (tcp ? TCP : UDP)).put((byte) 0);
        out.put((byte) (tcp ? 0x1b : 0)).putShort(high(random)).putShort(low(random));
        out.putInt(1).putInt(2).putInt(64_496).putInt(64_511).put((byte) 24).put((byte) 24);
        int began = 1_000 + random.nextInt(50_000);
        if (this == V9) {
            out.putInt((int) (up - began)).putInt((int) (up - 500));
        } else {
            out.putLong(now - began).putLong(now - 500);
        }
    }

    /** Writes a v5 record. */
    static void v5(ByteBuffer out, Random random, long up) {
        boolean tcp = random.nextInt(4) > 0;
        out.putInt(v4(random, 0)).putInt(v4(random, 1)).putInt(v4(random, 1));
        out.putShort((short) 1).putShort((short) 2).putInt(PACKETS).putInt(bytes(random));
        out.putInt((int) (up - 1_000 - random.nextInt(50_000))).putInt((int) (up - 500));
        out.putShort(high(random)).putShort(low(random));
        out.put((byte) 0).put((byte) (tcp ? 0x1b : 0)).put((byte) (tcp ? TCP : UDP)).put((byte) 0);
        out.putShort((short) 64_496).putShort((short) 64_511);
        out.put((byte) 24).put((byte) 24).putShort((short) 0);
    }

    /** An address of 198.18.0.0/16 or 198.19.0.0/16. */
    static int v4(Random random, int half) {
        return 0xc6120000 | half << 16 | random.nextInt(1 << 16);
    }

    static void v6(ByteBuffer out, Random random, int half) {
        out.putInt(0x20010db8).putInt(half).putInt(0).putInt(random.nextInt(1 << 20));
    }

    private static int bytes(Random random) {
        return PACKETS * (40 + random.nextInt(1_400));
    }

    private static short high(Random random) {
        return (short) (32_768 + random.nextInt(28_000));
    }

    private static short low(Random random) {
        return (short) (1 + random.nextInt(10_000));
    }
}
