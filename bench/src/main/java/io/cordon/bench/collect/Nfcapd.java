package io.cordon.bench.collect;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** nfcapd of nfdump: writes every record to a file, uncompressed as by default. */
final class Nfcapd implements Collector {

    private static final String NAME = "nfcapd";

    /** Written for each file, and at the end. */
    private static final Pattern FLOWS = Pattern.compile("Ident: '[^']*' Flows: (\\d+),");

    private final Path folder;
    private final int socketBytes;
    private @Nullable Program program;

    Nfcapd(Path folder, int socketBytes) {
        this.folder = folder.resolve(NAME);
        this.socketBytes = socketBytes;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Set<ExportProtocol> protocols() {
        return EnumSet.of(ExportProtocol.V5, ExportProtocol.V9, ExportProtocol.IPFIX);
    }

    @Override
    public @Nullable String missing() {
        return Program.find(NAME).isPresent() ? null : "not installed (Debian: nfdump)";
    }

    @Override
    public void start(int port) throws IOException, InterruptedException {
        Path files = Files.createDirectories(folder.resolve("files"));
        Program started =
                Program.start(
                        NAME,
                        folder,
                        List.of(
                                Program.find(NAME).orElseThrow().toString(),
                                "-w",
                                files.toString(),
                                "-b",
                                "127.0.0.1",
                                "-p",
                                Integer.toString(port),
                                "-B",
                                Integer.toString(socketBytes)));
        program = started;
        started.awaitPort(port);
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
        running().signal("TERM");
        running().awaitEnd();
        Matcher flows = FLOWS.matcher(running().output());
        long records = 0;
        while (flows.find()) {
            records += Long.parseLong(flows.group(1));
        }
        return new Taken(records, 0);
    }

    @Override
    public void close() throws IOException {
        if (program != null) {
            program.close();
        }
        Folders.delete(folder);
    }
}
