package io.cordon.ingest.decode.aws;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cordon.ingest.decode.DecodeContext;
import io.cordon.ingest.decode.DecodeError;
import io.cordon.ingest.decode.RejectedInput;
import io.cordon.ingest.decode.Transport;
import io.cordon.ingest.decode.device.Observations;
import io.cordon.ingest.decode.json.JsonFields;
import io.cordon.schema.address.IpAddress;
import io.cordon.schema.avro.Confidence;
import io.cordon.schema.avro.Connection;
import io.cordon.schema.avro.DeviceObservation;
import io.cordon.schema.avro.Evidence;
import io.cordon.schema.avro.Service;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The metrics report of a device, with long or short names (AWS IoT Device Defender developer
 * guide, "Device metrics document specification"): which ports it listens on and who it is
 * connected to.
 */
final class DeviceMetrics {

    /** 2000-01-01: a smaller report id is a counter. */
    private static final long FIRST_TIME = 946_684_800_000_000L;

    private static final List<String> FILE_ENDS = List.of(".defender.json", ".defender.cbor");

    private final Observations observations;
    private final @Nullable String thingOfFile;

    /**
     * Reports of one file.
     *
     * @param fileName names the thing when it is called {@code THING.defender.json} or {@code
     *     .cbor}
     */
    DeviceMetrics(DecodeContext context, String fileName) {
        this.observations = new Observations(context, Evidence.SELF_REPORT);
        this.thingOfFile = thing(fileName);
    }

    private static @Nullable String thing(String fileName) {
        String bare =
                fileName.endsWith(".gz") ? fileName.substring(0, fileName.length() - 3) : fileName;
        for (String end : FILE_ENDS) {
            if (bare.toLowerCase(Locale.ROOT).endsWith(end) && bare.length() > end.length()) {
                return bare.substring(0, bare.length() - end.length());
            }
        }
        return null;
    }

    /** True when the object has the two parts of a report. */
    static boolean recognises(ObjectNode line) {
        return line.path("header").isObject() && line.path("metrics").isObject()
                || line.path("hed").isObject() && line.path("met").isObject();
    }

    DeviceObservation observation(JsonFields report) throws RejectedInput {
        JsonFields header = either(report, "header", "hed");
        JsonFields metrics = either(report, "metrics", "met");
        if (header == null || metrics == null) {
            throw new RejectedInput(DecodeError.MISSING_FIELD);
        }
        DeviceObservation device =
                observations.at(time(report, header), "aws-iot.device-metrics", Confidence.HIGH);
        String named = report.text("thing");
        String thing = named == null ? thingOfFile : named;
        device.setDeviceId(thing == null ? null : Observations.text(ThingAddresses.name(thing)));
        device.setAddress(report.address("address"));
        if (device.getDeviceId() == null && device.getAddress() == null) {
            throw new RejectedInput(DecodeError.MISSING_FIELD);
        }
        List<Service> services = new ArrayList<>();
        listen(services, either(metrics, "listening_tcp_ports", "tp"), Transport.TCP);
        listen(services, either(metrics, "listening_udp_ports", "up"), Transport.UDP);
        device.setServices(services);
        connect(device, either(metrics, "tcp_connections", "tc"));
        return device;
    }

    /** When an IoT rule received it, else the report id when that is a time, as AWS recommends. */
    private static long time(JsonFields report, JsonFields header) throws RejectedInput {
        if (report.has("timestamp")) {
            return AwsTime.of(report, "timestamp");
        }
        long id = AwsTime.of(header, header.has("report_id") ? "report_id" : "rid");
        if (id < FIRST_TIME) {
            throw new RejectedInput(DecodeError.MISSING_FIELD);
        }
        return id;
    }

    private static void listen(List<Service> services, @Nullable JsonFields ports, int transport)
            throws RejectedInput {
        ArrayNode list = ports == null ? null : eitherArray(ports, "ports", "pts");
        for (JsonNode each : list == null ? List.<JsonNode>of() : list) {
            JsonFields item = fields(each);
            int port = item.port(item.has("port") ? "port" : "pt");
            if (port < 0) {
                throw new RejectedInput(DecodeError.MISSING_FIELD);
            }
            Service service = new Service(port, transport, null);
            // A port is listed once for each interface.
            if (services.size() < Observations.MOST_SERVICES && !services.contains(service)) {
                services.add(service);
            }
        }
    }

    private static void connect(DeviceObservation device, @Nullable JsonFields connections)
            throws RejectedInput {
        JsonFields established =
                connections == null ? null : either(connections, "established_connections", "ec");
        if (established == null) {
            return;
        }
        List<Connection> some = new ArrayList<>();
        ArrayNode list = eitherArray(established, "connections", "cs");
        for (JsonNode each : list == null ? List.<JsonNode>of() : list) {
            JsonFields item = fields(each);
            Connection connection =
                    remote(
                            item.requiredText(item.has("remote_addr") ? "remote_addr" : "rad"),
                            item.port(item.has("local_port") ? "local_port" : "lp"));
            if (some.size() < Observations.MOST_SERVICES) {
                some.add(connection);
            }
        }
        device.setConnections(some);
        long total = established.count(established.has("total") ? "total" : "t");
        device.setConnectionCount(total >= 0 ? total : list == null ? 0L : list.size());
    }

    /** {@code 192.0.2.1:8883}, {@code [2001:db8::1]:8883}. */
    private static Connection remote(String text, int localPort) throws RejectedInput {
        int colon = text.lastIndexOf(':');
        if (colon <= 0 || text.length() > 64) {
            throw new RejectedInput(DecodeError.BAD_ADDRESS);
        }
        String host = text.substring(0, colon);
        String port = text.substring(colon + 1);
        boolean bracketed = host.startsWith("[") && host.endsWith("]");
        if (port.isEmpty()
                || port.length() > 5
                || !port.chars().allMatch(c -> c >= '0' && c <= '9')
                || Integer.parseInt(port) > 65_535) {
            throw new RejectedInput(DecodeError.BAD_PORT);
        }
        try {
            return new Connection(
                    Transport.TCP,
                    localPort < 0 ? null : localPort,
                    IpAddress.parse(bracketed ? host.substring(1, host.length() - 1) : host)
                            .toAvro(),
                    Integer.parseInt(port));
        } catch (IllegalArgumentException e) {
            throw new RejectedInput(DecodeError.BAD_ADDRESS);
        }
    }

    private static @Nullable JsonFields either(JsonFields fields, String name, String shortName)
            throws RejectedInput {
        JsonFields named = fields.object(name);
        return named == null ? fields.object(shortName) : named;
    }

    private static @Nullable ArrayNode eitherArray(JsonFields fields, String name, String shortName)
            throws RejectedInput {
        ArrayNode named = fields.array(name);
        return named == null ? fields.array(shortName) : named;
    }

    private static JsonFields fields(JsonNode node) throws RejectedInput {
        if (node instanceof ObjectNode object) {
            return new JsonFields(object);
        }
        throw new RejectedInput(DecodeError.BAD_VALUE);
    }
}
