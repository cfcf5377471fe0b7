package io.cordon.local.command;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which key. */
final class KeyFileOption {

    @Option(
            names = "--key-file",
            paramLabel = "FILE",
            description =
                    "Key of the credential fingerprints (default: that of the running stack, else .cordon/keys/fingerprint.key).")
    private @Nullable Path file;

    @Nullable Path file() {
        return file;
    }
}
