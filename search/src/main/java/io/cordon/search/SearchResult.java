package io.cordon.search;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * An answer.
 *
 * @param index what was searched
 * @param total documents that match; more than were fetched, it may be
 * @param documents the fetched ones, the latest first, as indexed
 */
public record SearchResult(SearchIndex index, long total, List<JsonNode> documents) {

    /** Copies the list. */
    public SearchResult {
        documents = List.copyOf(documents);
    }

    /** Writes the answer as UTF-8 and leaves the stream open. */
    public void render(SearchFormat format, OutputStream out) throws IOException {
        Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        switch (format) {
            case TABLE -> TableRenderer.render(this, writer);
            case JSON -> renderLines(writer);
            case CSV -> CsvRenderer.render(this, writer);
        }
        writer.flush();
    }

    private void renderLines(Writer writer) throws IOException {
        for (JsonNode document : documents) {
            writer.write(document.toString());
            writer.write('\n');
        }
    }
}
