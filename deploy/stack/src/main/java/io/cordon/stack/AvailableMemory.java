package io.cordon.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How much memory new processes can get without swapping. */
@FunctionalInterface
public interface AvailableMemory {

    /** Empty where it cannot be told. */
    OptionalLong megabytes() throws IOException;

    /** The kernel's own estimate; Linux only. */
    static AvailableMemory ofThisMachine() {
        return () -> {
            Path file = Path.of("/proc/meminfo");
            return Files.isReadable(file) ? parse(Files.readString(file)) : OptionalLong.empty();
        };
    }

    /** Reads {@code MemAvailable} from text in the form of {@code /proc/meminfo}. */
    static OptionalLong parse(String meminfo) {
        Matcher line =
                Pattern.compile("^MemAvailable: +([0-9]{1,15}) kB$", Pattern.MULTILINE)
                        .matcher(meminfo);
        return line.find()
                ? OptionalLong.of(Long.parseLong(line.group(1)) / 1024)
                : OptionalLong.empty();
    }
}
