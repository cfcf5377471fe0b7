package io.cordon.bench.collect;

import java.nio.ByteBuffer;
import java.util.Random;

/** sFlow datagrams: flow samples of Ethernet headers cut off at 128 bytes. */
final class SampleExports {

    private static final int SAMPLES = 7;
    private static final int HEADER = 128;
    private static final int SAMPLE = 32 + 8 + 16 + HEADER;
    private static final int FRAME = 1_018;

    private SampleExports() {}

    static Exports.Datagram datagram(Random random, boolean v6) {
        ByteBuffer out = ByteBuffer.allocateDirect(28 + SAMPLES * (8 + SAMPLE));
        out.putInt(5).putInt(1).putInt(0xc6120001).putInt(0).putInt(0).putInt(86_400_000);
        out.putInt(SAMPLES);
        for (int i = 0; i < SAMPLES; i++) {
            out.putInt(1).putInt(SAMPLE);
            out.putInt(i).putInt(3).putInt(1_000).putInt(1_000).putInt(0).putInt(1).putInt(2);
            out.putInt(1);
            out.putInt(1).putInt(16 + HEADER).putInt(1).putInt(FRAME).putInt(4).putInt(HEADER);
            int end = out.position() + HEADER;
            frame(out, random, v6);
            out.position(end);
        }
        return new Exports.Datagram(out, SAMPLES);
    }

    private static void frame(ByteBuffer out, Random random, boolean v6) {
        out.putLong(0x0200000000010200L).putInt(2).putShort((short) (v6 ? 0x86dd : 0x0800));
        int ip = FRAME - 18;
        if (v6) {
            out.putInt(0x60000000).putShort((short) (ip - 40)).put((byte) 6).put((byte) 64);
            ExportRecords.v6(out, random, 1);
            ExportRecords.v6(out, random, 2);
        } else {
            out.putShort((short) 0x4500).putShort((short) ip).putInt(0x00010000);
            out.put((byte) 64).put((byte) 6).putShort((short) 0);
            out.putInt(ExportRecords.v4(random, 0)).putInt(ExportRecords.v4(random, 1));
        }
        out.putShort((short) (32_768 + random.nextInt(28_000))).putShort((short) 443);
        out.putInt(random.nextInt()).putInt(0).putShort((short) 0x5018).putShort((short) 512);
    }
}
