package io.cordon.local.search;

import io.cordon.local.action.Action;
import io.cordon.local.running.StackFile;
import io.cordon.search.SearchClient;
import io.cordon.search.SearchResult;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** Asks the running stack's index, or a named node, and prints the answer. */
public final class Search implements Action<SearchSettings> {

    private final PrintWriter out;

    /** Prints to a writer. */
    public Search(PrintWriter out) {
        this.out = out;
    }

    @Override
    public int run(SearchSettings settings) throws IOException {
        URI named = settings.elasticsearch();
        URI node =
                named != null
                        ? named
                        : new StackFile(settings.dataFolder()).require().elasticsearch();
        try (SearchClient client = SearchClient.open(node)) {
            SearchResult result = client.search(settings.question());
            // An answer is bounded, and printed whole or not at all.
            ByteArrayOutputStream printed = new ByteArrayOutputStream();
            result.render(settings.format(), printed);
            out.print(printed.toString(StandardCharsets.UTF_8));
            out.flush();
        }
        return 0;
    }
}
