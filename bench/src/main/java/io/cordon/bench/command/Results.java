package io.cordon.bench.command;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Prints a result as a table and writes it as JSON. */
final class Results {

    private static final ObjectMapper JSON =
            new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private Results() {}

    static void show(PrintWriter out, List<String> table, Object result, @Nullable Path file)
            throws IOException {
        out.println();
        table.forEach(out::println);
        out.flush();
        if (file != null) {
            Path absolute = file.toAbsolutePath();
            Files.createDirectories(absolute.getParent());
            Files.writeString(absolute, JSON.writeValueAsString(result) + System.lineSeparator());
        }
    }
}
