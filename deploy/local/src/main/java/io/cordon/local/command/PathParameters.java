package io.cordon.local.command;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.TypeConversionException;

/**
 * Files and folders to read; each must exist, since a typing error must not look like an empty
 * input.
 */
final class PathParameters {

    @Parameters(
            paramLabel = "PATH",
            arity = "1..*",
            converter = ExistingPath.class,
            description = "Files or folders, plain or gzip.")
    private List<Path> paths = List.of();

    List<Path> paths() {
        return paths;
    }

    /** A path that is there. */
    static final class ExistingPath implements ITypeConverter<Path> {
        @Override
        public Path convert(String value) {
            Path path = Path.of(value);
            if (!Files.exists(path)) {
                throw new TypeConversionException(
                        "Cannot read '" + value + "': no such file or folder");
            }
            return path;
        }
    }
}
