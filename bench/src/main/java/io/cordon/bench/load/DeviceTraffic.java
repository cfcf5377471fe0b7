package io.cordon.bench.load;

import io.cordon.schema.avro.DeviceObservation;
import io.cordon.schema.avro.Evidence;
import io.cordon.schema.avro.Vantage;
import io.cordon.schema.framing.Framing;
import java.util.List;

/** Device observations: what devices say of their software, a few versions of a few products. */
final class DeviceTraffic {

    private static final int VARIANTS = 64;

    private final Shape[] reports = new Shape[VARIANTS];
    private final Population population;

    DeviceTraffic(Population population) {
        this.population = population;
        Framing<DeviceObservation> framing = Framing.of(DeviceObservation.class);
        for (int variant = 0; variant < VARIANTS; variant++) {
            reports[variant] = new Shape(framing.encode(report(variant)));
        }
    }

    private static DeviceObservation report(int variant) {
        return DeviceObservation.newBuilder()
                .setTime(Shape.TIME)
                .setAddress(Shape.FIRST.toAvro())
                .setMac(null)
                .setVendor("vendor-" + variant % 8)
                .setProduct("camera-" + variant % 16)
                .setVersion("1." + variant % 8 + "." + variant)
                .setSoftwareType("FIRMWARE")
                .setServices(List.of())
                .setKnownBy(Evidence.SELF_REPORT)
                .setTenant(LoadRecord.TENANT)
                .setSensor("report-1")
                .setVantage(Vantage.SELF)
                .setDeviceId(null)
                .setDataset("device.report")
                .build();
    }

    /** The next report. */
    void next(int device, long micros, LoadRecord into) {
        boolean v6 = population.v6(device);
        long high = population.deviceHigh(v6);
        long low = population.deviceLow(device, v6);
        byte[] framed = reports[device & (VARIANTS - 1)].with(high, low, 0, 0, micros, 0);
        into.set(Dataset.DEVICE, framed, high, low, micros);
    }
}
