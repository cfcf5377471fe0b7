package io.cordon.ingest.decode.device;

import io.cordon.ingest.decode.Credentials;
import io.cordon.ingest.decode.DecodeContext;
import io.cordon.schema.avro.Confidence;
import io.cordon.schema.avro.DeviceObservation;
import io.cordon.schema.avro.Evidence;
import java.util.List;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;

/** Begins observations of one source. */
public final class Observations {

    /** Longest text of an observation, in UTF-16 units. */
    public static final int LONGEST_TEXT = 256;

    /** Most services or connections of an observation. */
    public static final int MOST_SERVICES = 64;

    /** Most products that one line names. */
    public static final int MOST_PRODUCTS = 64;

    /** Most labels of an observation. */
    public static final int MOST_TAGS = 16;

    private final DecodeContext context;
    private final Evidence knownBy;

    /** Observations that are known in one way. */
    public Observations(DecodeContext context, Evidence knownBy) {
        this.context = context;
        this.knownBy = knownBy;
    }

    /** An observation with its time, its owner and how it is known. */
    public DeviceObservation at(long time, String dataset, Confidence confidence) {
        DeviceObservation device = new DeviceObservation();
        device.setTime(context.at(time));
        device.setKnownBy(knownBy);
        device.setConfidence(confidence);
        device.setServices(List.of());
        device.setConnections(List.of());
        device.setTags(List.of());
        device.setTenant(context.tenant());
        device.setSensor(context.sensor());
        device.setVantage(context.vantage());
        device.setDataset(dataset);
        return device;
    }

    /** Another observation that says the same, to be changed in part; shares its lists. */
    public static DeviceObservation like(DeviceObservation device) {
        DeviceObservation copy = new DeviceObservation();
        for (Schema.Field field : device.getSchema().getFields()) {
            copy.put(field.pos(), device.get(field.pos()));
        }
        return copy;
    }

    /** A text without white space around it, cut to its longest; null when nothing is left. */
    public static @Nullable String text(@Nullable String text) {
        if (text == null) {
            return null;
        }
        String cut = Credentials.cut(text.strip(), LONGEST_TEXT).strip();
        return cut.isEmpty() ? null : cut;
    }
}
