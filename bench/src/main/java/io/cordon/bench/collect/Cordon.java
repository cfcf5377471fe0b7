package io.cordon.bench.collect;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Cordon's collector in a JVM of its own, with the options of {@code ./cordon listen}. */
public final class Cordon implements Collector {

    private static final Pattern REPORT = Pattern.compile("records=(\\d+) dropped=(\\d+)");

    private final String name;
    private final @Nullable String bootstrapServers;
    private final Path folder;
    private final int socketBytes;
    private final List<String> jvmOptions;
    private @Nullable Program program;

    /**
     * One that has not started.
     *
     * @param bootstrapServers null to decode and nothing else
     * @param jvmOptions for example a flight recording
     */
    public Cordon(
            String name,
            @Nullable String bootstrapServers,
            Path folder,
            int socketBytes,
            List<String> jvmOptions) {
        this.name = name;
        this.bootstrapServers = bootstrapServers;
        this.folder = folder.resolve("cordon");
        this.socketBytes = socketBytes;
        this.jvmOptions = jvmOptions;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Set<ExportProtocol> protocols() {
        return EnumSet.allOf(ExportProtocol.class);
    }

    @Override
    public @Nullable String missing() {
        return null;
    }

    @Override
    public void start(int port) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(jvmOptions);
        command.addAll(
                List.of(
                        "-Dlog4j2.configurationFile=classpath:cordon-command-log4j2.xml",
                        "-Dlog4j2.disableJmx=true",
                        "-cp",
                        System.getProperty("java.class.path"),
                        CollectorProcess.class.getName(),
                        Integer.toString(port),
                        report().toString(),
                        Integer.toString(socketBytes)));
        if (bootstrapServers != null) {
            command.add(bootstrapServers);
        }
        Program started = Program.start("cordon", folder, command);
        program = started;
        started.awaitPort(port);
    }

    private Path report() {
        return folder.resolve("report");
    }

    private Program running() {
        return requireNonNull(program, "not started");
    }

    @Override
    public double cpuSeconds() {
        return running().cpuSeconds();
    }

    @Override
    public Taken stop() throws IOException, InterruptedException {
        running().input().close();
        running().awaitEnd();
        if (!Files.exists(report())) {
            throw new IOException("Cannot tell what the collector took: " + running().output());
        }
        Matcher report = REPORT.matcher(Files.readString(report()));
        if (!report.find()) {
            throw new IOException("Cannot read what the collector took");
        }
        return new Taken(Long.parseLong(report.group(1)), Long.parseLong(report.group(2)));
    }

    @Override
    public void close() throws IOException {
        if (program != null) {
            program.close();
        }
        Folders.delete(folder);
    }
}
