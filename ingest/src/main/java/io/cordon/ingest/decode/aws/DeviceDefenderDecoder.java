package io.cordon.ingest.decode.aws;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cordon.ingest.decode.DecodeContext;
import io.cordon.ingest.decode.DecodeError;
import io.cordon.ingest.decode.LineClass;
import io.cordon.ingest.decode.LineDecoder;
import io.cordon.ingest.decode.RecordOutput;
import io.cordon.ingest.decode.RejectedInput;
import io.cordon.ingest.decode.json.JsonFields;
import io.cordon.ingest.decode.json.JsonObjects;
import io.cordon.schema.avro.Address;
import io.cordon.schema.avro.LoginAttempt;
import io.cordon.schema.avro.LoginOutcome;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** AWS IoT Device Defender: counts of authorization failures, and the reports of devices. */
public final class DeviceDefenderDecoder implements LineDecoder {

    private static final String FAILURES = "num-authorization-failures";
    private static final String SOURCE = "source-ip-address";

    private final DecodeContext context;
    private final ThingAddresses addresses = new ThingAddresses();
    private final DeviceMetrics metrics;

    /**
     * A decoder for one file.
     *
     * @param fileName names the thing where a device's report does not
     */
    public DeviceDefenderDecoder(DecodeContext context, String fileName) {
        this.context = context;
        this.metrics = new DeviceMetrics(context, fileName);
    }

    /** True for the shapes that are understood. */
    public static boolean recognises(ObjectNode line) {
        return isViolation(line)
                || line.path("violationEvents").isArray()
                || isExport(line)
                || DeviceMetrics.recognises(line)
                || notified(line) != null;
    }

    private static boolean isViolation(ObjectNode line) {
        return line.has("violationEventTime") && line.path("behavior").isObject();
    }

    private static boolean isExport(ObjectNode line) {
        JsonNode first = line.path("metrics").path(0);
        return first.has("name") && first.has("thing") && first.has("value");
    }

    /** The event inside an SNS notification; null when it is none of a violation. */
    private static @Nullable ObjectNode notified(ObjectNode line) {
        String message = line.path("Message").asText("");
        if (!line.path("Type").asText("").equals("Notification") || !message.startsWith("{")) {
            return null;
        }
        byte[] bytes = message.getBytes(StandardCharsets.UTF_8);
        try {
            ObjectNode inside = JsonObjects.parse(bytes, 0, bytes.length);
            return isViolation(inside) ? inside : null;
        } catch (RejectedInput e) {
            return null;
        }
    }

    @Override
    public LineClass decode(byte[] buffer, int offset, int length, RecordOutput output)
            throws RejectedInput, IOException {
        ObjectNode line = JsonObjects.parse(buffer, offset, length);
        if (DeviceMetrics.recognises(line)) {
            output.accept(metrics.observation(new JsonFields(line)));
            return LineClass.DECODED;
        }
        ObjectNode inside = notified(line);
        ObjectNode event = inside == null ? line : inside;
        Counts counts = new Counts(output);
        if (isViolation(event)) {
            counts.violation(new JsonFields(event));
        } else if (event.path("violationEvents") instanceof ArrayNode events) {
            for (JsonNode each : events) {
                counts.violation(new JsonFields(object(each)));
            }
        } else if (event.path("metrics") instanceof ArrayNode metrics) {
            counts.export(metrics);
        }
        return counts.lineClass();
    }

    private static ObjectNode object(JsonNode node) throws RejectedInput {
        if (node instanceof ObjectNode object) {
            return object;
        }
        throw new RejectedInput(DecodeError.BAD_VALUE);
    }

    @Override
    public void finish(RecordOutput output) {
        // each count is given with its line
    }

    @Override
    public long eventTime() {
        return context.eventTime();
    }

    private static boolean is(String metric, String name) {
        return metric.equals(name) || metric.equals("aws:" + name);
    }

    /** The counts of one line. */
    private final class Counts {

        private final RecordOutput output;
        private boolean decoded;
        private boolean unplaced;

        Counts(RecordOutput output) {
            this.output = output;
        }

        LineClass lineClass() throws RejectedInput {
            if (unplaced) {
                throw RejectedInput.inPart(DecodeError.NO_CLIENT_ADDRESS);
            }
            return decoded ? LineClass.DECODED : LineClass.IGNORED;
        }

        void violation(JsonFields event) throws RejectedInput, IOException {
            String type = event.text("violationEventType");
            JsonFields behavior = event.object("behavior");
            JsonFields value = event.object("metricValue");
            String metric = behavior == null ? null : behavior.text("metric");
            if (metric == null || value == null || type != null && !type.equals("in-alarm")) {
                return;
            }
            long time = AwsTime.of(event, "violationEventTime");
            metric(metric, event.requiredText("thingName"), value, time);
        }

        /** Addresses first: an export may name them after the counts that need them. */
        void export(ArrayNode metrics) throws RejectedInput, IOException {
            for (String name : new String[] {SOURCE, FAILURES}) {
                for (JsonNode each : metrics) {
                    JsonFields metric = new JsonFields(object(each));
                    JsonFields value = metric.object("value");
                    if (value != null && is(metric.requiredText("name"), name)) {
                        metric(
                                name,
                                metric.requiredText("thing"),
                                value,
                                AwsTime.of(metric, "timestamp"));
                    }
                }
            }
        }

        private void metric(String metric, String thing, JsonFields value, long time)
                throws RejectedInput, IOException {
            if (is(metric, SOURCE)) {
                context.at(time);
                addresses.put(thing, value.array("cidrs"));
                decoded = true;
                return;
            }
            long count = is(metric, FAILURES) ? value.count("count") : 0;
            if (count <= 0) {
                return;
            }
            context.at(time);
            Address client = addresses.of(thing);
            if (client == null) {
                unplaced = true;
                return;
            }
            output.accept(login(thing, client, count, time));
            decoded = true;
        }

        private LoginAttempt login(String thing, Address client, long count, long time) {
            LoginAttempt login = new LoginAttempt();
            login.setTime(time);
            login.setOutcome(LoginOutcome.FAILURE);
            login.setAttempts((int) Math.min(Integer.MAX_VALUE, count));
            login.setCounted(true);
            // Authorization failures of a thing are those of its MQTT session with the broker.
            login.setProtocol("mqtt");
            login.setClientAddress(client);
            login.setClientDeviceId(ThingAddresses.name(thing));
            // AWS IoT takes no connection without TLS.
            login.setEncrypted(true);
            login.setTenant(context.tenant());
            login.setSensor(context.sensor());
            login.setVantage(context.vantage());
            login.setDataset("aws-iot.device-defender");
            context.credentials().put(login, null, null);
            return login;
        }
    }
}
