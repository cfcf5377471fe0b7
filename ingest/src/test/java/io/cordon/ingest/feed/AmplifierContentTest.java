package io.cordon.ingest.feed;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cordon.schema.avro.AmplifierFeed;
import io.cordon.schema.avro.FeedCommit;
import io.cordon.schema.feed.FeedChecksum;
import io.cordon.schema.feed.FeedType;
import io.cordon.schema.feed.Generations;
import io.cordon.schema.framing.Framing;
import io.cordon.schema.topic.RecordKey;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A port table as records of a feed. */
class AmplifierContentTest {

    @TempDir private Path folder;
    private final Framing<AmplifierFeed> framing = Framing.of(AmplifierFeed.class);
    private final Generations<AmplifierFeed> generations = new Generations<>(FeedType.PORTS);

    private AmplifierContent content(String text) throws IOException {
        return AmplifierContent.read(Files.writeString(folder.resolve("my ports.csv"), text));
    }

    private void accept(AmplifierContent content, long generation) {
        SortedMap<byte[], byte[]> entries = FeedChecksum.entries();
        for (AmplifierFeed entry : content.entries(generation)) {
            entries.put(RecordKey.of(entry), framing.encode(entry));
        }
        entries.forEach(generations::accept);
        AmplifierFeed commit =
                content.commit(
                        generation,
                        FeedCommit.newBuilder()
                                .setCount(entries.size())
                                .setChecksum(ByteBuffer.wrap(FeedChecksum.of(entries)))
                                .setImportedAt(1)
                                .setSource(content.source())
                                .setSkipped(content.skipped())
                                .setKeyIds(content.keyIds())
                                .build());
        assertThat(generations.accept(RecordKey.of(commit), framing.encode(commit))).isTrue();
    }

    private List<String> inForce() {
        return generations.inForce().orElseThrow().entries().stream()
                .map(entry -> requireNonNull(entry.getRow()))
                .map(row -> row.getPort() + " " + row.getService() + " " + row.getBafHigh())
                .toList();
    }

    @Test
    void everyRowIsAnEntryUnderItsPort() throws IOException {
        AmplifierContent content =
                content("port,service,baf_high\n65535,Last,\n48899,Lamp control,12.5\n1,First,\n");

        accept(content, 7);

        assertThat(inForce())
                .containsExactly("1 First null", "48899 Lamp control 12.5", "65535 Last null");
        assertThat(content.source()).isEqualTo("my ports.csv");
        byte[] key = RecordKey.of(content.entries(7).get(1));
        assertThat(key).containsExactly(0, 0, 0, 0, 0, 0, 0, 7, 0xbf, 0x03);
    }

    @Test
    void aLaterGenerationTakesThePlaceOfAnEarlierOne() throws IOException {
        accept(content("port,service\n17,a\n19,b\n"), 1);
        accept(content("port,service\n17,c\n"), 2);
        assertThat(inForce()).containsExactly("17 c null");
        accept(AmplifierContent.none(), 3);
        assertThat(inForce()).isEmpty();
    }

    @Test
    void aFileWithAWrongRowIsNoContent() {
        assertThatThrownBy(() -> content("port,service,baf_low\n17,a,1\n19,b,much\n"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("line 3, column baf_low: must be a number");
        assertThatThrownBy(() -> content("port,service\n")).hasMessageContaining("it holds no row");
    }
}
