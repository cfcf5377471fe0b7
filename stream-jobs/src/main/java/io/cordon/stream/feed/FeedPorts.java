package io.cordon.stream.feed;

import io.cordon.schema.amplifier.Amplifier;
import io.cordon.schema.avro.AmplifierFeed;
import io.cordon.schema.avro.AmplifierRow;
import io.cordon.schema.feed.Generation;
import java.util.ArrayList;
import java.util.List;

/** The rows of a generation, as the port table takes them. */
public final class FeedPorts {

    private FeedPorts() {}

    /**
     * The rows.
     *
     * @throws IllegalArgumentException when one cannot be a row; an importer lets none through
     */
    public static List<Amplifier> of(Generation<AmplifierFeed> generation) {
        List<Amplifier> rows = new ArrayList<>(generation.entries().size());
        for (AmplifierFeed entry : generation.entries()) {
            AmplifierRow row = entry.getRow();
            if (row != null) {
                rows.add(
                        new Amplifier(
                                row.getPort(),
                                row.getService(),
                                row.getBafLow(),
                                row.getBafHigh(),
                                row.getEvidence(),
                                row.getIot(),
                                row.getReport(),
                                row.getConversation(),
                                row.getOpenService()));
            }
        }
        return rows;
    }
}
