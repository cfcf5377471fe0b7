package io.cordon.local.command;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/** Runs command lines against actions that only note their settings. */
final class Run {

    private final Path dataFolder;
    private @Nullable Object settings;
    private @Nullable Exception failure;
    private StringWriter out = new StringWriter();
    private StringWriter err = new StringWriter();

    Run(Path dataFolder) {
        this.dataFolder = dataFolder;
    }

    void fails(Exception with) {
        failure = with;
    }

    int with(String... arguments) {
        out = new StringWriter();
        err = new StringWriter();
        settings = null;
        return line().setOut(new PrintWriter(out)).setErr(new PrintWriter(err)).execute(arguments);
    }

    CommandLine line() {
        return CordonCommand.create(
                dataFolder,
                new Actions(
                        this::note,
                        this::note,
                        this::note,
                        this::note,
                        this::note,
                        this::note,
                        this::note,
                        this::note,
                        this::note,
                        this::note,
                        this::note,
                        this::note));
    }

    /** The settings that the last command line led to. */
    <S> S settings(Class<S> type) {
        return type.cast(Objects.requireNonNull(settings, "no action was called"));
    }

    boolean calledNothing() {
        return settings == null;
    }

    String output() {
        return out.toString();
    }

    String errors() {
        return err.toString();
    }

    private int note(Object seen) throws Exception {
        if (failure != null) {
            throw failure;
        }
        settings = seen;
        return 0;
    }
}
