package io.cordon.stream.elasticsearch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.HexFormat;
import java.util.List;
import org.apache.flink.connector.base.sink.writer.BufferedRequestState;
import org.apache.flink.connector.base.sink.writer.RequestEntryWrapper;
import org.junit.jupiter.api.Test;

class BulkStateSerializerTest {

    /** A checkpoint of layout 1: one entry, index "i", id "ab", version 7, document {}. */
    private static final String LAYOUT_1 =
            "ffffffffffffffff" // marker of Flink's own serializer
                    + "00000001" // one entry
                    + "0000000000000063" // its size
                    + "01" // layout
                    + "00" // index, not create
                    + "000169" // "i"
                    + "00026162" // "ab"
                    + "0000000000000007"
                    + "00000002"
                    + "7b7d";

    private static final BulkEntry ENTRY =
            new BulkEntry(BulkAction.INDEX, "i", "ab", 7, new byte[] {'{', '}'});

    private final BulkStateSerializer serializer = new BulkStateSerializer();

    @Test
    void restoresACheckpointOfLayoutOne() throws IOException {
        var state = serializer.deserialize(1, HexFormat.of().parseHex(LAYOUT_1));

        assertThat(state.getBufferedRequestEntries())
                .extracting(RequestEntryWrapper::getRequestEntry)
                .containsExactly(ENTRY);
        assertThat(state.getStateSize()).isEqualTo(99);
    }

    @Test
    void writesLayoutOne() throws IOException {
        var state = new BufferedRequestState<>(List.of(new RequestEntryWrapper<>(ENTRY, 99)));

        assertThat(HexFormat.of().formatHex(serializer.serialize(state))).isEqualTo(LAYOUT_1);
    }

    @Test
    void refusesALayoutItDoesNotKnow() {
        byte[] later = HexFormat.of().parseHex(LAYOUT_1);
        later[20] = 2;

        assertThatThrownBy(() -> serializer.deserialize(1, later))
                .isInstanceOf(IOException.class)
                .hasMessage(
                        "Cannot restore Elasticsearch sink: entry layout 2 is unknown, this build reads 1");
    }

    @Test
    void refusesALengthThatNoRequestHas() {
        byte[] damaged = HexFormat.of().parseHex(LAYOUT_1.replace("000000027b7d", "7fffffff7b7d"));

        assertThatThrownBy(() -> serializer.deserialize(1, damaged))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("document length 2147483647 is out of range");
    }
}
