package io.cordon.ingest.decode.cbor;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.cbor.CBORFactory;
import com.fasterxml.jackson.dataformat.cbor.databind.CBORMapper;
import io.cordon.ingest.decode.DecodeError;
import io.cordon.ingest.decode.RejectedInput;
import java.io.IOException;

/** Reads one map of texts from bytes. Thread-safe. */
public final class CborObjects {

    private static final ObjectReader READER =
            CBORMapper.builder(
                            CBORFactory.builder()
                                    .streamReadConstraints(
                                            StreamReadConstraints.builder()
                                                    .maxNestingDepth(CborItem.DEEPEST)
                                                    .maxNameLength(512)
                                                    .maxNumberLength(64)
                                                    .maxStringLength(1 << 20)
                                                    .build())
                                    .build())
                    .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .build()
                    .readerFor(JsonNode.class);

    private CborObjects() {}

    /** The map that the bytes hold, with nothing after it. */
    public static ObjectNode parse(byte[] buffer, int offset, int length) throws RejectedInput {
        try (JsonParser parser = READER.createParser(buffer, offset, length)) {
            JsonNode node = READER.readValue(parser);
            if (node instanceof ObjectNode object) {
                return object;
            }
            throw new RejectedInput(DecodeError.BAD_CBOR);
        } catch (StreamConstraintsException e) {
            throw new RejectedInput(DecodeError.JSON_LIMIT);
        } catch (IOException | RuntimeException e) {
            // As with JSON, crafted input makes Jackson throw more than it declares.
            throw new RejectedInput(DecodeError.BAD_CBOR);
        }
    }
}
