package io.cordon.ingest.feed;

import io.cordon.schema.amplifier.Amplifier;
import io.cordon.schema.amplifier.AmplifierCsv;
import io.cordon.schema.avro.AmplifierFeed;
import io.cordon.schema.avro.AmplifierRow;
import io.cordon.schema.avro.FeedCommit;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** The operator's rows of the amplifier port table. */
public final class AmplifierContent implements FeedContent<AmplifierFeed> {

    private final String source;
    private final List<Amplifier> rows;

    private AmplifierContent(String source, List<Amplifier> rows) {
        this.source = source;
        this.rows = List.copyOf(rows);
    }

    /**
     * Reads a table; docs/reference/amplifier-ports.md says in which form.
     *
     * @throws IOException when the file cannot be read
     * @throws IllegalArgumentException when any of it is wrong; the message names line and column
     */
    public static AmplifierContent read(Path file) throws IOException {
        return new AmplifierContent(String.valueOf(file.getFileName()), AmplifierCsv.read(file));
    }

    /** No row at all: takes a feed out of force. */
    public static AmplifierContent none() {
        return new AmplifierContent("(removed)", List.of());
    }

    @Override
    public String source() {
        return source;
    }

    /** None: a file with a wrong row is refused whole. */
    @Override
    public int skipped() {
        return 0;
    }

    /** None: ports are no secret. */
    @Override
    public List<String> keyIds() {
        return List.of();
    }

    @Override
    public List<AmplifierFeed> entries(long generation) {
        return rows.stream().map(row -> entry(generation, row)).toList();
    }

    private static AmplifierFeed entry(long generation, Amplifier row) {
        return AmplifierFeed.newBuilder()
                .setGeneration(generation)
                .setRow(
                        AmplifierRow.newBuilder()
                                .setPort(row.port())
                                .setService(row.service())
                                .setBafLow(row.bafLow())
                                .setBafHigh(row.bafHigh())
                                .setEvidence(row.evidence())
                                .setIot(row.iot())
                                .setReport(row.report())
                                .setConversation(row.conversation())
                                .setOpenService(row.openService())
                                .build())
                .build();
    }

    @Override
    public AmplifierFeed commit(long generation, FeedCommit commit) {
        return AmplifierFeed.newBuilder().setGeneration(generation).setCommit(commit).build();
    }
}
