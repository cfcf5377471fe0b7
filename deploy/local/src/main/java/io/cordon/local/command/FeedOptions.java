package io.cordon.local.command;

import io.cordon.local.firmware.FeedFiles;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The files that firmware is judged by. */
final class FeedOptions {

    @Option(
            names = "--nvd",
            arity = "1..*",
            paramLabel = "PATH",
            converter = PathParameters.ExistingPath.class,
            description = "NVD CVE API 2.0: JSON files or folders of them, plain or gzip.")
    private List<Path> nvd = List.of();

    @Option(
            names = "--cve5",
            arity = "1..*",
            paramLabel = "PATH",
            converter = PathParameters.ExistingPath.class,
            description =
                    "CVE records of format 5: JSON, JSON lines, or folders of them, plain or gzip.")
    private List<Path> cve5 = List.of();

    @Option(
            names = "--kev",
            paramLabel = "FILE",
            converter = RuleOptions.FileConverter.class,
            description = "CISA's catalogue of known exploited vulnerabilities, JSON.")
    private @Nullable Path kev;

    @Option(
            names = "--epss",
            paramLabel = "FILE",
            converter = RuleOptions.FileConverter.class,
            description = "FIRST's daily EPSS scores, CSV.")
    private @Nullable Path epss;

    @Option(
            names = "--eol",
            paramLabel = "FILE",
            converter = RuleOptions.FileConverter.class,
            description =
                    "Ends of support, CSV: vendor, product, end_of_support, and perhaps line and source.")
    private @Nullable Path eol;

    /** As they were given. */
    FeedFiles files() {
        return new FeedFiles(nvd, cve5, kev, epss, eol);
    }
}
