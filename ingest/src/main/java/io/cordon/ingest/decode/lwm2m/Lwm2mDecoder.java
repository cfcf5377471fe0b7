package io.cordon.ingest.decode.lwm2m;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cordon.ingest.decode.Abandoned;
import io.cordon.ingest.decode.DecodeContext;
import io.cordon.ingest.decode.DecodeError;
import io.cordon.ingest.decode.LineClass;
import io.cordon.ingest.decode.LineDecoder;
import io.cordon.ingest.decode.RecordOutput;
import io.cordon.ingest.decode.RejectedInput;
import io.cordon.ingest.decode.device.Observations;
import io.cordon.ingest.decode.json.JsonFields;
import io.cordon.ingest.decode.json.JsonObjects;
import io.cordon.schema.avro.DeviceObservation;
import io.cordon.schema.avro.Evidence;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reports in envelopes, one object each, and bare packs, whose records come one by one: a report
 * ends where another device's begins, where a resource comes again, and at the end of the file.
 */
public final class Lwm2mDecoder implements LineDecoder {

    private static final String PACK = "senml";
    private static final String ENDPOINT = "endpoint";

    private final DecodeContext context;
    private final Observations observations;

    private SenmlBase base = new SenmlBase();
    private @Nullable DeviceState open;
    private byte[] openedBy = {};
    private final List<Abandoned> abandoned = new ArrayList<>();

    /** A decoder for one file. */
    public Lwm2mDecoder(DecodeContext context) {
        this.context = context;
        this.observations = new Observations(context, Evidence.SELF_REPORT);
    }

    /** True for an envelope, and for a SenML record of object 3 or 5. */
    public static boolean recognises(ObjectNode line) {
        if (isEnvelope(line)) {
            return true;
        }
        String name = line.path("bn").asText("") + line.path("n").asText("");
        Resource.Path path = Resource.Path.of(name);
        return path != null && path.isRead();
    }

    private static boolean isEnvelope(ObjectNode line) {
        return line.has(ENDPOINT) && line.path(PACK).isArray();
    }

    @Override
    public LineClass decode(byte[] buffer, int offset, int length, RecordOutput output)
            throws RejectedInput, IOException {
        ObjectNode line = JsonObjects.parse(buffer, offset, length);
        JsonFields fields = new JsonFields(line);
        if (isEnvelope(line)) {
            return envelope(fields, output);
        }
        base.take(fields);
        Resource.Path path = Resource.Path.of(base.name(fields));
        Resource resource = path == null ? null : Resource.of(path);
        if (path == null || resource == null) {
            return LineClass.IGNORED;
        }
        DeviceState state = open;
        if (state == null || !state.device().equals(path.device()) || state.has(resource)) {
            close(output);
            state = new DeviceState(path.device());
            open = state;
            openedBy = Arrays.copyOfRange(buffer, offset, offset + length);
        }
        state.put(resource, fields, base.time(fields, 0));
        return LineClass.DECODED;
    }

    private LineClass envelope(JsonFields envelope, RecordOutput output)
            throws RejectedInput, IOException {
        String endpoint = envelope.requiredText(ENDPOINT);
        long received = envelope.has("time") ? envelope.time("time") : 0;
        ArrayNode records = envelope.array(PACK);
        SenmlBase pack = new SenmlBase();
        DeviceState state = new DeviceState("");
        boolean any = false;
        for (JsonNode each : records == null ? List.<JsonNode>of() : records) {
            if (!(each instanceof ObjectNode object)) {
                throw new RejectedInput(DecodeError.BAD_VALUE);
            }
            JsonFields record = new JsonFields(object);
            pack.take(record);
            Resource.Path path = Resource.Path.of(pack.name(record));
            Resource resource = path == null ? null : Resource.of(path);
            if (resource != null) {
                state.put(resource, record, pack.time(record, received));
                any = true;
            }
        }
        if (!any) {
            return LineClass.IGNORED;
        }
        for (DeviceObservation observation :
                state.observations(observations, endpoint, envelope.address("address"))) {
            output.accept(observation);
        }
        return LineClass.DECODED;
    }

    private void close(RecordOutput output) throws IOException {
        DeviceState state = open;
        open = null;
        if (state == null) {
            return;
        }
        try {
            for (DeviceObservation observation : state.observations(observations, null, null)) {
                output.accept(observation);
            }
        } catch (RejectedInput e) {
            abandoned.add(new Abandoned(e.error(), openedBy));
        }
    }

    @Override
    public void finish(RecordOutput output) throws IOException {
        close(output);
        base = new SenmlBase();
    }

    @Override
    public List<Abandoned> abandoned() {
        List<Abandoned> since = List.copyOf(abandoned);
        abandoned.clear();
        return since;
    }

    @Override
    public long eventTime() {
        return context.eventTime();
    }
}
