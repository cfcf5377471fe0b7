package io.cordon.ingest.decode.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cordon.ingest.decode.DecodeError;
import io.cordon.ingest.decode.EventTime;
import io.cordon.ingest.decode.RejectedInput;
import io.cordon.schema.address.IpAddress;
import io.cordon.schema.avro.Address;
import org.jspecify.annotations.Nullable;

/**
 * Typed reading of one object's fields. A JSON null is an absent field.
 *
 * @param node the object
 */
public record JsonFields(ObjectNode node) {

    /** The field, null when absent. */
    public @Nullable JsonNode get(String name) {
        JsonNode value = node.get(name);
        return value == null || value.isNull() ? null : value;
    }

    /** True when the field is there. */
    public boolean has(String name) {
        return get(name) != null;
    }

    /** Text as it is, a number or truth value in its JSON form; null when absent. */
    public @Nullable String text(String name) throws RejectedInput {
        JsonNode value = get(name);
        if (value == null) {
            return null;
        }
        if (!value.isValueNode()) {
            throw new RejectedInput(DecodeError.BAD_VALUE);
        }
        return value.asText();
    }

    /** Text that must be there. */
    public String requiredText(String name) throws RejectedInput {
        String text = text(name);
        if (text == null) {
            throw new RejectedInput(DecodeError.MISSING_FIELD);
        }
        return text;
    }

    /** ISO 8601 text or seconds since the epoch; must be there. */
    public long time(String name) throws RejectedInput {
        JsonNode value = get(name);
        if (value == null) {
            throw new RejectedInput(DecodeError.MISSING_FIELD);
        }
        return time(value);
    }

    private static long time(JsonNode value) throws RejectedInput {
        if (value.isTextual()) {
            return EventTime.ofIso(value.textValue());
        }
        if (value.isNumber()) {
            return EventTime.checked(EventTime.micros(value.decimalValue()));
        }
        throw new RejectedInput(DecodeError.BAD_TIME);
    }

    /** A span in seconds, in microseconds; 0 when absent. */
    public long duration(String name) throws RejectedInput {
        JsonNode value = get(name);
        if (value == null) {
            return 0;
        }
        if (!value.isNumber() || value.decimalValue().signum() < 0) {
            throw new RejectedInput(DecodeError.BAD_TIME);
        }
        return EventTime.micros(value.decimalValue());
    }

    /** An address, null when absent. */
    public @Nullable Address address(String name) throws RejectedInput {
        JsonNode value = get(name);
        if (value == null) {
            return null;
        }
        if (!value.isTextual()) {
            throw new RejectedInput(DecodeError.BAD_ADDRESS);
        }
        try {
            return IpAddress.parse(value.textValue()).toAvro();
        } catch (IllegalArgumentException e) {
            throw new RejectedInput(DecodeError.BAD_ADDRESS);
        }
    }

    /** An address that must be there. */
    public Address requiredAddress(String name) throws RejectedInput {
        Address address = address(name);
        if (address == null) {
            throw new RejectedInput(DecodeError.MISSING_FIELD);
        }
        return address;
    }

    /** A port, -1 when absent. */
    public int port(String name) throws RejectedInput {
        JsonNode value = get(name);
        if (value == null) {
            return -1;
        }
        if (!value.isIntegralNumber()
                || !value.canConvertToInt()
                || value.intValue() < 0
                || value.intValue() > 65_535) {
            throw new RejectedInput(DecodeError.BAD_PORT);
        }
        return value.intValue();
    }

    /** A counter, -1 when absent. */
    public long count(String name) throws RejectedInput {
        JsonNode value = get(name);
        if (value == null) {
            return -1;
        }
        if (!value.isIntegralNumber() || !value.canConvertToLong() || value.longValue() < 0) {
            throw new RejectedInput(DecodeError.BAD_COUNT);
        }
        return value.longValue();
    }

    /** A truth value, null when absent. */
    public @Nullable Boolean bool(String name) throws RejectedInput {
        JsonNode value = get(name);
        if (value == null) {
            return null;
        }
        if (!value.isBoolean()) {
            throw new RejectedInput(DecodeError.BAD_VALUE);
        }
        return value.booleanValue();
    }

    /** A truth value, false when absent. */
    public boolean flag(String name) throws RejectedInput {
        return Boolean.TRUE.equals(bool(name));
    }

    /** An object, null when absent. */
    public @Nullable JsonFields object(String name) throws RejectedInput {
        JsonNode value = get(name);
        if (value == null) {
            return null;
        }
        if (!(value instanceof ObjectNode object)) {
            throw new RejectedInput(DecodeError.BAD_VALUE);
        }
        return new JsonFields(object);
    }

    /** An array, null when absent. */
    public @Nullable ArrayNode array(String name) throws RejectedInput {
        JsonNode value = get(name);
        if (value == null) {
            return null;
        }
        if (!(value instanceof ArrayNode array)) {
            throw new RejectedInput(DecodeError.BAD_VALUE);
        }
        return array;
    }
}
