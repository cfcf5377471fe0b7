package io.cordon.stack.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Log4j configuration of a Java child: its own file under {@code logs/}, nothing on a console. */
public final class ChildLogging {

    private ChildLogging() {}

    /**
     * Writes the configuration and returns the JVM option that puts it in force. A child keeps at
     * most four files of 10 MB.
     */
    public static String configure(Path directory, String name) throws IOException {
        Path file = directory.resolve("config").resolve(name + "-log4j2.properties");
        Files.createDirectories(file.getParent());
        Files.writeString(
                file, rolling(directory.resolve("logs").resolve(name + ".log").toString()));
        return "-Dlog4j2.configurationFile=" + file.toUri();
    }

    /** A log4j 2 configuration with one rolling file; the text is also what Elasticsearch reads. */
    public static String rolling(String logFile) {
        return String.join(
                "\n",
                "status = error",
                "appender.rolling.type = RollingFile",
                "appender.rolling.name = rolling",
                "appender.rolling.fileName = " + logFile,
                "appender.rolling.filePattern = " + logFile + ".%i",
                "appender.rolling.layout.type = PatternLayout",
                "appender.rolling.layout.pattern = %d{ISO8601} %-5p %c{1.} - %m%n",
                "appender.rolling.policies.type = Policies",
                "appender.rolling.policies.size.type = SizeBasedTriggeringPolicy",
                "appender.rolling.policies.size.size = 10MB",
                "appender.rolling.strategy.type = DefaultRolloverStrategy",
                "appender.rolling.strategy.max = 3",
                "rootLogger.level = info",
                "rootLogger.appenderRef.rolling.ref = rolling",
                "");
    }
}
