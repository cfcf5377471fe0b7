package io.cordon.stream.elasticsearch;

import java.io.IOException;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where the credentials of the cluster are found. Only the place travels in the job graph; the
 * credentials are read where they are used, at the start of each writer. They are {@code
 * user:password} or {@code ApiKey BASE64}. No message repeats them.
 */
public sealed interface Credentials extends Serializable {

    /** The node asks for none. */
    record None() implements Credentials {}

    /**
     * The first line of a file that only its owner may read.
     *
     * @param path where every task manager finds it
     */
    record FromFile(String path) implements Credentials {}

    /**
     * An environment variable of the task managers.
     *
     * @param variable its name
     */
    record FromEnvironment(String variable) implements Credentials {}

    /**
     * Reads them.
     *
     * @param environment the process's environment
     * @return value of the {@code Authorization} header; null for {@link None}
     * @throws IOException when they are not there, open to others, or of no known form
     */
    default @Nullable String authorization(Map<String, String> environment) throws IOException {
        if (this instanceof FromFile file) {
            return header(firstLine(Path.of(file.path())), "file " + file.path());
        }
        if (this instanceof FromEnvironment source) {
            String value = environment.get(source.variable());
            if (value == null) {
                throw new IOException(
                        "Cannot read Elasticsearch credentials: environment variable %s is not set on this task manager"
                                .formatted(source.variable()));
            }
            return header(value.strip(), "environment variable " + source.variable());
        }
        return null;
    }

    private static String firstLine(Path file) throws IOException {
        Set<PosixFilePermission> permissions;
        try {
            permissions = Files.getPosixFilePermissions(file);
        } catch (IOException e) {
            throw new IOException(
                    "Cannot read Elasticsearch credentials: file %s is not readable on this task manager"
                            .formatted(file),
                    e);
        }
        if (permissions.stream().anyMatch(p -> !p.name().startsWith("OWNER"))) {
            throw new IOException(
                    "Cannot read Elasticsearch credentials: others may read file %s; run: chmod 600 %s"
                            .formatted(file, file));
        }
        return Files.readString(file).lines().findFirst().orElse("").strip();
    }

    private static String header(String text, String place) throws IOException {
        if (text.startsWith("ApiKey ")) {
            return text;
        }
        if (text.indexOf(':') > 0) {
            return "Basic "
                    + Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
        }
        throw new IOException(
                "Cannot read Elasticsearch credentials: %s holds neither user:password nor ApiKey BASE64"
                        .formatted(place));
    }
}
