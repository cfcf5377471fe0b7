package io.cordon.bench.command;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** From options to settings, and from a result to a table and JSON. */
final class Results {

    private static final ObjectMapper JSON =
            new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private Results() {}

    /** Makes settings of options; what they refuse is wrong usage. */
    static <S> S settings(CommandSpec spec, Supplier<S> options) {
        try {
            return options.get();
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()));
        }
    }

    /** Takes one line of progress at a time. */
    static Consumer<String> progress(CommandSpec spec) {
        PrintWriter out = spec.commandLine().getOut();
        return line -> {
            out.println(line);
            out.flush();
        };
    }

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
