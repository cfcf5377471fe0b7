package io.cordon.ingest.decode.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cordon.ingest.decode.DecodeContext;
import io.cordon.ingest.decode.DecodeError;
import io.cordon.ingest.decode.RecordOutput;
import io.cordon.ingest.decode.RejectedInput;
import io.cordon.ingest.decode.Transport;
import io.cordon.ingest.decode.device.Identity;
import io.cordon.ingest.decode.device.Observations;
import io.cordon.ingest.decode.json.JsonFields;
import io.cordon.schema.avro.Confidence;
import io.cordon.schema.avro.Connection;
import io.cordon.schema.avro.DeviceObservation;
import io.cordon.schema.avro.Evidence;
import io.cordon.schema.avro.Service;
import io.cordon.schema.avro.UpdateResult;
import io.cordon.schema.avro.UpdateState;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A report to observations: one of the device, one of each further software on it. */
final class DeviceReportMapper {

    private static final String DATASET = "device-report";

    private final Observations observations;

    DeviceReportMapper(DecodeContext context) {
        this.observations = new Observations(context, Evidence.SELF_REPORT);
    }

    void map(JsonFields report, RecordOutput output) throws RejectedInput, IOException {
        DeviceObservation device = observations.at(report.time("time"), DATASET, Confidence.HIGH);
        JsonFields about = report.object("device");
        if (about == null) {
            throw new RejectedInput(DecodeError.MISSING_FIELD);
        }
        identity(device, about);
        List<DeviceObservation> software = software(device, report.array("software"));
        firmware(device, report.object("firmware"));
        update(device, report.object("update"));
        device.setServices(services(report.array("services")));
        connections(device, report);
        output.accept(device);
        for (DeviceObservation each : software) {
            output.accept(each);
        }
    }

    private static void identity(DeviceObservation device, JsonFields about) throws RejectedInput {
        device.setDeviceId(text(about, "id"));
        device.setAddress(about.address("address"));
        device.setMac(Identity.mac(text(about, "mac")));
        if (device.getDeviceId() == null
                && device.getAddress() == null
                && device.getMac() == null) {
            throw new RejectedInput(DecodeError.MISSING_FIELD);
        }
        device.setHostname(Identity.hostname(text(about, "hostname")));
        device.setVendor(text(about, "vendor"));
        device.setModel(text(about, "model"));
        device.setDeviceType(text(about, "type"));
        device.setSerial(text(about, "serial"));
        device.setHardwareVersion(text(about, "hardware"));
        device.setSetting(Identity.setting(text(about, "setting")));
    }

    private static void firmware(DeviceObservation device, @Nullable JsonFields firmware)
            throws RejectedInput {
        device.setProduct(device.getModel());
        if (firmware == null) {
            return;
        }
        String name = text(firmware, "name");
        device.setProduct(name == null ? device.getModel() : name);
        device.setVersion(text(firmware, "version"));
        device.setSoftwareType("firmware");
        device.setFirmwareHash(Identity.hash(text(firmware, "hash")));
    }

    private static void update(DeviceObservation device, @Nullable JsonFields update)
            throws RejectedInput {
        if (update == null) {
            return;
        }
        device.setUpdateState(symbol(UpdateState.class, text(update, "state")));
        device.setUpdateResult(symbol(UpdateResult.class, text(update, "result")));
        device.setUpdateVersion(text(update, "version"));
        device.setUpdateCheckTime(update.has("checked") ? update.time("checked") : null);
    }

    /** The symbol that a word with hyphens is; {@code unknown} is not one that a report says. */
    private static <E extends Enum<E>> @Nullable E symbol(Class<E> type, @Nullable String word)
            throws RejectedInput {
        if (word == null) {
            return null;
        }
        for (E symbol : type.getEnumConstants()) {
            String name = symbol.name().toLowerCase(Locale.ROOT).replace('_', '-');
            if (name.equals(word) && !word.equals("unknown")) {
                return symbol;
            }
        }
        throw new RejectedInput(DecodeError.BAD_VALUE);
    }

    private static List<DeviceObservation> software(
            DeviceObservation device, @Nullable ArrayNode items) throws RejectedInput {
        List<DeviceObservation> software = new ArrayList<>();
        for (JsonFields item : objects(items)) {
            DeviceObservation each = Observations.like(device);
            each.setVendor(text(item, "vendor"));
            each.setProduct(item.requiredText("name").isBlank() ? null : text(item, "name"));
            each.setVersion(text(item, "version"));
            each.setSoftwareType(text(item, "type"));
            software.add(each);
        }
        return software;
    }

    private static List<Service> services(@Nullable ArrayNode items) throws RejectedInput {
        List<Service> services = new ArrayList<>();
        for (JsonFields item : objects(items)) {
            int port = item.port("port");
            if (port < 0) {
                throw new RejectedInput(DecodeError.MISSING_FIELD);
            }
            String protocol = text(item, "protocol");
            services.add(
                    new Service(
                            port,
                            transport(item.requiredText("transport")),
                            protocol == null ? null : protocol.toLowerCase(Locale.ROOT)));
        }
        return services;
    }

    private static void connections(DeviceObservation device, JsonFields report)
            throws RejectedInput {
        List<Connection> connections = new ArrayList<>();
        for (JsonFields item : objects(report.array("connections"))) {
            int local = item.port("localPort");
            int remote = item.port("remotePort");
            connections.add(
                    new Connection(
                            transport(item.requiredText("transport")),
                            local < 0 ? null : local,
                            item.requiredAddress("remoteAddress"),
                            remote < 0 ? null : remote));
        }
        device.setConnections(connections);
        long count = report.count("connectionCount");
        if (count >= 0) {
            device.setConnectionCount(count);
        } else if (report.has("connections")) {
            device.setConnectionCount((long) connections.size());
        }
    }

    private static int transport(String name) throws RejectedInput {
        return switch (name) {
            case "tcp" -> Transport.TCP;
            case "udp" -> Transport.UDP;
            default -> throw new RejectedInput(DecodeError.BAD_VALUE);
        };
    }

    /** The objects of a list, which has as many as the schema allows. */
    private static List<JsonFields> objects(@Nullable ArrayNode items) throws RejectedInput {
        List<JsonFields> objects = new ArrayList<>();
        if (items != null && items.size() > Observations.MOST_SERVICES) {
            throw new RejectedInput(DecodeError.BAD_VALUE);
        }
        for (JsonNode item : items == null ? List.<JsonNode>of() : items) {
            if (!(item instanceof ObjectNode object)) {
                throw new RejectedInput(DecodeError.BAD_VALUE);
            }
            objects.add(new JsonFields(object));
        }
        return objects;
    }

    /** Text, and no number: {@code 1.10} would be {@code 1.1}. */
    private static @Nullable String text(JsonFields fields, String name) throws RejectedInput {
        JsonNode value = fields.get(name);
        if (value == null) {
            return null;
        }
        if (!value.isTextual()) {
            throw new RejectedInput(DecodeError.BAD_VALUE);
        }
        return Observations.text(value.textValue());
    }
}
