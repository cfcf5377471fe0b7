package io.cordon.bench.collect;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * nfacctd and sfacctd of pmacct: the core process decodes, the print plugin adds up by addresses,
 * ports and protocol in memory, and writes a file at the end. Its pipe is as large as its manual
 * advises for high rates.
 */
final class Pmacct implements Collector {

    private static final String FLOWS = "FLOWS";

    private final String name;
    private final Set<ExportProtocol> protocols;
    private final Path folder;
    private final int socketBytes;
    private @Nullable Program program;

    private Pmacct(String name, Set<ExportProtocol> protocols, Path folder, int socketBytes) {
        this.name = name;
        this.protocols = protocols;
        this.folder = folder.resolve(name);
        this.socketBytes = socketBytes;
    }

    /** The collector of NetFlow and IPFIX. */
    static Pmacct nfacctd(Path folder, int socketBytes) {
        return new Pmacct(
                "nfacctd",
                EnumSet.of(ExportProtocol.V5, ExportProtocol.V9, ExportProtocol.IPFIX),
                folder,
                socketBytes);
    }

    /** The collector of sFlow. */
    static Pmacct sfacctd(Path folder, int socketBytes) {
        return new Pmacct("sfacctd", EnumSet.of(ExportProtocol.SFLOW), folder, socketBytes);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Set<ExportProtocol> protocols() {
        return protocols;
    }

    @Override
    public @Nullable String missing() {
        return Program.find(name).isPresent() ? null : "not installed (Debian: pmacct)";
    }

    @Override
    public void start(int port) throws IOException, InterruptedException {
        Files.createDirectories(folder);
        Path configuration = folder.resolve("configuration");
        Files.writeString(configuration, configuration(port));
        Program started =
                Program.start(
                        name,
                        folder,
                        List.of(
                                Program.find(name).orElseThrow().toString(),
                                "-f",
                                configuration.toString()));
        program = started;
        started.awaitPort(port);
    }

    private String configuration(int port) {
        return """
                daemonize: false
                %1$s_ip: 127.0.0.1
                %1$s_port: %2$d
                %1$s_pipe_size: %3$d
                plugins: print[all]
                aggregate[all]: src_host, dst_host, src_port, dst_port, proto, flows
                print_output[all]: csv
                print_output_file[all]: %4$s
                print_refresh_time[all]: 3600
                print_cache_entries[all]: 131072
                plugin_pipe_size: 134217728
                plugin_buffer_size: 65536
                """
                .formatted(name, port, socketBytes, table());
    }

    private Path table() {
        return folder.resolve("table.csv");
    }

    private Program running() {
        return requireNonNull(program, "not started");
    }

    @Override
    public double cpuSeconds() {
        return running().cpuSeconds();
    }

    /** What the core process hands to the plugin and does not fit the pipe is missing here too. */
    @Override
    public Taken stop() throws IOException, InterruptedException {
        running().signal("INT");
        running().awaitEnd();
        try (Stream<String> lines = Files.lines(table())) {
            List<String> all = lines.toList();
            int column = Arrays.asList(all.get(0).split(",", -1)).indexOf(FLOWS);
            return new Taken(
                    all.stream()
                            .skip(1)
                            .mapToLong(line -> Long.parseLong(line.split(",", -1)[column]))
                            .sum(),
                    -1);
        }
    }

    @Override
    public void close() throws IOException {
        if (program != null) {
            program.close();
        }
        Folders.delete(folder);
    }
}
