package io.cordon.ingest.decode.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cordon.ingest.decode.DecodeError;
import io.cordon.ingest.decode.RejectedInput;
import java.io.IOException;

/** Reads one JSON object from bytes. Thread-safe. */
public final class JsonObjects {

    /** Deepest nesting that is read. */
    public static final int DEEPEST = 64;

    private static final int LONGEST_NAME = 512;
    private static final int LONGEST_NUMBER = 64;
    private static final int LONGEST_TEXT = 1 << 20;

    private static final ObjectReader READER =
            JsonMapper.builder(
                            JsonFactory.builder()
                                    .streamReadConstraints(
                                            StreamReadConstraints.builder()
                                                    .maxNestingDepth(DEEPEST)
                                                    .maxNameLength(LONGEST_NAME)
                                                    .maxNumberLength(LONGEST_NUMBER)
                                                    .maxStringLength(LONGEST_TEXT)
                                                    .build())
                                    .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                                    .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
                                    .build())
                    .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
                    .build()
                    .readerFor(JsonNode.class);

    private JsonObjects() {}

    /** The object that the bytes hold, with nothing after it. */
    public static ObjectNode parse(byte[] buffer, int offset, int length) throws RejectedInput {
        try (JsonParser parser = READER.createParser(buffer, offset, length)) {
            JsonNode node = READER.readValue(parser);
            if (node instanceof ObjectNode object) {
                return object;
            }
            throw new RejectedInput(DecodeError.BAD_JSON);
        } catch (StreamConstraintsException e) {
            throw new RejectedInput(DecodeError.JSON_LIMIT);
        } catch (IOException | RuntimeException e) {
            // Jackson reports crafted symbol tables by IllegalStateException, and bad numbers by
            // NumberFormatException.
            throw new RejectedInput(DecodeError.BAD_JSON);
        }
    }
}
