package io.cordon.local.simulator;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Lines of one log, written in the order of their times; equal times keep the order of telling. */
final class LogFile {

    private record Entry(long time, String line) {}

    private final String path;
    private final String header;
    private final List<Entry> entries = new ArrayList<>();

    LogFile(String path, String header) {
        this.path = path;
        this.header = header;
    }

    void add(long time, String line) {
        entries.add(new Entry(time, line));
    }

    TelemetryFile render() {
        StringBuilder content = new StringBuilder(header);
        entries.stream()
                .sorted(Comparator.comparingLong(Entry::time))
                .forEach(entry -> content.append(entry.line()).append('\n'));
        return TelemetryFile.ofText(path, content.toString());
    }
}
