package io.cordon.detect.firmware.device;

import io.cordon.detect.counting.Confidence;
import io.cordon.detect.firmware.judge.FirmwareFacts;
import io.cordon.detect.firmware.product.ProductNames;
import io.cordon.schema.avro.Vantage;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/**
 * The most that somebody who knows the rules can make one device cost at one sensor on one day:
 * more firmwares, products and changes than are kept, all with the longest names.
 */
public final class LargestDevice {

    private static final ProductNames NAMES = ProductNames.builtIn();

    /** A letter of three bytes in a checkpoint. */
    private static final String LETTER = "\u6f22";

    private static final int MANY = 40;

    private LargestDevice() {}

    /** Bytes in a checkpoint once event time has passed the observations. */
    public static int bytes() throws IOException {
        DeviceState device = new DeviceState();
        fill(device);
        device.advance(Long.MAX_VALUE, NAMES);
        return written(device);
    }

    /** Bytes of the observations that wait for event time. */
    static int waiting() throws IOException {
        DeviceState device = new DeviceState();
        fill(device);
        device.advance(Long.MIN_VALUE, NAMES);
        int all = written(device);
        device.waiting().clear();
        return all - written(device);
    }

    private static void fill(DeviceState device) {
        long time = 0;
        for (int i = 0; i < MANY; i++) {
            // Texts that are no version change; versions that fall are downgrades.
            device.add(seen(++time, i % 10, name(i)));
            device.add(seen(++time, i % 10, falling(MANY - i)));
            device.add(seen(++time, 10, name(i)));
            device.add(seen(++time, 11, falling(MANY - i)));
        }
    }

    private static DeviceSighting seen(long time, int product, String version) {
        return new DeviceSighting(
                time,
                "s",
                Vantage.SELF,
                -1,
                false,
                true,
                new FirmwareFacts(
                        name(0), name(product), version, name(1), name(2), Confidence.HIGH),
                LETTER.repeat(DeviceSighting.LONGEST_HASH - 4) + time);
    }

    private static String name(int number) {
        return LETTER.repeat(FirmwareFacts.LONGEST - 2) + (10 + number);
    }

    private static String falling(int number) {
        return "1" + number + ".0".repeat((FirmwareFacts.LONGEST - 3) / 2);
    }

    private static int written(DeviceState device) throws IOException {
        DataOutputStream out = new DataOutputStream(OutputStream.nullOutputStream());
        DeviceStateCodec.write(device, out);
        return out.size();
    }
}
