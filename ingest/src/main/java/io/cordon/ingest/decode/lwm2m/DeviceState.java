package io.cordon.ingest.decode.lwm2m;

import com.fasterxml.jackson.databind.JsonNode;
import io.cordon.ingest.decode.DecodeError;
import io.cordon.ingest.decode.EventTime;
import io.cordon.ingest.decode.RejectedInput;
import io.cordon.ingest.decode.device.Observations;
import io.cordon.ingest.decode.json.JsonFields;
import io.cordon.schema.avro.Address;
import io.cordon.schema.avro.Confidence;
import io.cordon.schema.avro.DeviceObservation;
import io.cordon.schema.avro.UpdateResult;
import io.cordon.schema.avro.UpdateState;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What one device has said in one report. */
final class DeviceState {

    private static final String DATASET = "lwm2m";
    private static final Set<Resource> NUMBERS =
            Set.of(Resource.CURRENT_TIME, Resource.UPDATE_STATE, Resource.UPDATE_RESULT);

    /** By the values of resource 5 of object 5, from 1 on. */
    private static final UpdateResult[] RESULTS = UpdateResult.values();

    private final String device;
    private final Map<Resource, JsonNode> values = new EnumMap<>(Resource.class);
    private long time;

    DeviceState(String device) {
        this.device = device;
    }

    String device() {
        return device;
    }

    boolean has(Resource resource) {
        return values.containsKey(resource);
    }

    /** Takes the value of a record; the latest time is that of the report. */
    void put(Resource resource, JsonFields record, long at) throws RejectedInput {
        JsonNode value = record.get(NUMBERS.contains(resource) ? "v" : "vs");
        if (value == null || !(NUMBERS.contains(resource) ? value.isNumber() : value.isTextual())) {
            throw new RejectedInput(DecodeError.BAD_VALUE);
        }
        values.put(resource, value);
        time = Math.max(time, at);
    }

    /**
     * The observations of the report: of the device, and of its software when it names that apart.
     *
     * @param endpoint name that the server knows the device by, null without a server
     */
    List<DeviceObservation> observations(
            Observations observations, @Nullable String endpoint, @Nullable Address address)
            throws RejectedInput {
        DeviceObservation observation = observations.at(time(), DATASET, Confidence.HIGH);
        observation.setSerial(text(Resource.SERIAL));
        observation.setAddress(address);
        observation.setDeviceId(id(endpoint, observation.getSerial()));
        if (observation.getDeviceId() == null && address == null) {
            throw new RejectedInput(DecodeError.MISSING_FIELD);
        }
        observation.setVendor(text(Resource.MANUFACTURER));
        observation.setModel(text(Resource.MODEL));
        observation.setDeviceType(text(Resource.DEVICE_TYPE));
        observation.setHardwareVersion(text(Resource.HARDWARE_VERSION));
        observation.setProduct(observation.getModel());
        List<DeviceObservation> all = new ArrayList<>();
        all.add(observation);
        String software = text(Resource.SOFTWARE_VERSION);
        if (software != null) {
            DeviceObservation more = Observations.like(observation);
            more.setVersion(software);
            more.setSoftwareType("software");
            all.add(more);
        }
        observation.setVersion(text(Resource.FIRMWARE_VERSION));
        observation.setSoftwareType(observation.getVersion() == null ? null : "firmware");
        observation.setUpdateState(updateState());
        observation.setUpdateResult(updateResult());
        observation.setUpdateVersion(text(Resource.PACKAGE_VERSION));
        return all;
    }

    private @Nullable String id(@Nullable String endpoint, @Nullable String serial) {
        if (endpoint != null) {
            return Observations.text(endpoint);
        }
        if (!device.isEmpty()) {
            return Observations.text(device);
        }
        return serial == null ? null : Observations.text("serial:" + serial);
    }

    /** That of the records, else what the device's own clock says. */
    private long time() throws RejectedInput {
        if (time > 0) {
            return time;
        }
        JsonNode clock = values.get(Resource.CURRENT_TIME);
        if (clock == null) {
            throw new RejectedInput(DecodeError.MISSING_FIELD);
        }
        return EventTime.checked(EventTime.micros(clock.decimalValue()));
    }

    private @Nullable UpdateState updateState() throws RejectedInput {
        return switch (number(Resource.UPDATE_STATE)) {
            case -1 -> null;
            case 0 -> UpdateState.IDLE;
            case 1 -> UpdateState.DOWNLOADING;
            case 2 -> UpdateState.DOWNLOADED;
            case 3 -> UpdateState.UPDATING;
            default -> throw new RejectedInput(DecodeError.BAD_VALUE);
        };
    }

    /** 0 is the value before any update, and while one is under way. */
    private @Nullable UpdateResult updateResult() throws RejectedInput {
        int value = number(Resource.UPDATE_RESULT);
        if (value >= RESULTS.length) {
            throw new RejectedInput(DecodeError.BAD_VALUE);
        }
        return value <= 0 ? null : RESULTS[value];
    }

    private int number(Resource resource) throws RejectedInput {
        JsonNode value = values.get(resource);
        if (value == null) {
            return -1;
        }
        if (!value.isIntegralNumber() || !value.canConvertToInt() || value.intValue() < 0) {
            throw new RejectedInput(DecodeError.BAD_VALUE);
        }
        return value.intValue();
    }

    private @Nullable String text(Resource resource) {
        JsonNode value = values.get(resource);
        return value == null ? null : Observations.text(value.textValue());
    }
}
