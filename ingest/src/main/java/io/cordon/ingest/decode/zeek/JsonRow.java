package io.cordon.ingest.decode.zeek;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.cordon.ingest.decode.DecodeError;
import io.cordon.ingest.decode.RejectedInput;
import io.cordon.ingest.decode.json.JsonFields;
import io.cordon.schema.avro.Address;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A row of a JSON log.
 *
 * @param fields the object of the line
 */
record JsonRow(JsonFields fields) implements ZeekRow {

    @Override
    public boolean has(ZeekField field) {
        return fields.has(field.fieldName());
    }

    @Override
    public long time(ZeekField field) throws RejectedInput {
        return fields.time(field.fieldName());
    }

    @Override
    public long duration(ZeekField field) throws RejectedInput {
        return fields.duration(field.fieldName());
    }

    @Override
    public @Nullable Address address(ZeekField field) throws RejectedInput {
        return fields.address(field.fieldName());
    }

    @Override
    public int port(ZeekField field) throws RejectedInput {
        return fields.port(field.fieldName());
    }

    @Override
    public long count(ZeekField field) throws RejectedInput {
        return fields.count(field.fieldName());
    }

    @Override
    public @Nullable Boolean bool(ZeekField field) throws RejectedInput {
        return fields.bool(field.fieldName());
    }

    @Override
    public @Nullable String text(ZeekField field) throws RejectedInput {
        return fields.text(field.fieldName());
    }

    @Override
    public @Nullable String symbol(ZeekField field, Symbols known) throws RejectedInput {
        return text(field);
    }

    @Override
    public List<String> set(ZeekField field) throws RejectedInput {
        ArrayNode array = fields.array(field.fieldName());
        List<String> members = new ArrayList<>();
        if (array != null) {
            for (JsonNode member : array) {
                if (!member.isValueNode()) {
                    throw new RejectedInput(DecodeError.BAD_VALUE);
                }
                members.add(member.asText());
            }
        }
        return members;
    }

    @Override
    public int size(ZeekField field) throws RejectedInput {
        ArrayNode array = fields.array(field.fieldName());
        return array == null ? 0 : array.size();
    }
}
