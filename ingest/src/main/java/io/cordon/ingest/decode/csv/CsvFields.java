package io.cordon.ingest.decode.csv;

import io.cordon.ingest.decode.DecodeError;
import io.cordon.ingest.decode.RejectedInput;
import io.cordon.schema.address.IpAddress;
import io.cordon.schema.avro.Address;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Typed reading of one row's fields. An empty field, and one of a column that is not there, are
 * absent.
 *
 * @param header names the columns
 * @param fields as many as the header has columns
 */
public record CsvFields(CsvHeader header, List<String> fields) {

    /** Text without white space around it, null when absent. */
    public @Nullable String text(String column) {
        int position = header.position(column);
        if (position < 0) {
            return null;
        }
        String text = fields.get(position).strip();
        return text.isEmpty() ? null : text;
    }

    /** Text that must be there. */
    public String requiredText(String column) throws RejectedInput {
        String text = text(column);
        if (text == null) {
            throw new RejectedInput(DecodeError.MISSING_FIELD);
        }
        return text;
    }

    /** An address, null when absent. */
    public @Nullable Address address(String column) throws RejectedInput {
        String text = text(column);
        if (text == null) {
            return null;
        }
        try {
            return IpAddress.parse(text).toAvro();
        } catch (IllegalArgumentException e) {
            throw new RejectedInput(DecodeError.BAD_ADDRESS);
        }
    }

    /** A port, -1 when absent. */
    public int port(String column) throws RejectedInput {
        String text = text(column);
        return text == null ? -1 : portOf(text);
    }

    /** The port that a text is. */
    public static int portOf(String text) throws RejectedInput {
        if (text.length() > 5 || !text.chars().allMatch(c -> c >= '0' && c <= '9')) {
            throw new RejectedInput(DecodeError.BAD_PORT);
        }
        int port = text.isEmpty() ? -1 : Integer.parseInt(text);
        if (port < 0 || port > 65_535) {
            throw new RejectedInput(DecodeError.BAD_PORT);
        }
        return port;
    }
}
