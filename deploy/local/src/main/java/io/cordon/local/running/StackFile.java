package io.cordon.local.running;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cordon.local.running.RunningStack.Owner;
import io.cordon.local.settings.Networks;
import io.cordon.local.settings.RuleSettings;
import io.cordon.local.settings.TelemetrySettings;
import io.cordon.local.settings.Tenant;
import io.cordon.schema.avro.Vantage;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * The file {@code stack.json}: written whole or not at all, and believed only while its owner runs.
 */
public final class StackFile {

    private static final int VERSION = 1;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path file;

    /** The file under a data folder. */
    public StackFile(Path dataFolder) {
        this.file = dataFolder.resolve("stack.json");
    }

    /** Writes the file in one step, so that nobody ever reads half of it. */
    public void write(RunningStack stack) throws IOException {
        ObjectNode json = JSON.createObjectNode();
        json.put("version", VERSION);
        json.put("pid", stack.owner().pid());
        json.put("processStarted", stack.owner().started());
        json.put("started", stack.started().toString());
        json.put("bootstrapServers", stack.bootstrapServers());
        json.put("elasticsearch", stack.elasticsearch().toString());
        json.put("flink", stack.flink().toString());
        TelemetrySettings telemetry = stack.telemetry();
        put(json, "tenant", telemetry.tenant(), Tenant::name);
        put(json, "sensor", telemetry.sensor(), Function.identity());
        put(json, "vantage", telemetry.vantage(), Vantage::name);
        put(json, "keyFile", telemetry.keyFile(), StackFile::absolute);
        RuleSettings rules = stack.rules();
        put(json, "networks", rules.networks(), Networks::text);
        put(json, "credentials", rules.credentials(), StackFile::absolute);
        put(json, "rules", rules.rules(), StackFile::absolute);
        put(json, "allow", rules.allow(), StackFile::absolute);
        put(json, "assets", rules.assets(), StackFile::absolute);
        put(json, "ports", rules.ports(), StackFile::absolute);
        stack.keyIds().forEach(json.putArray("keys")::add);
        Files.createDirectories(file.toAbsolutePath().resolveSibling("."));
        Path half = file.resolveSibling("stack.json." + stack.owner().pid());
        Files.write(half, JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(json));
        Files.move(half, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** Removes the file; does nothing when there is none. */
    public void delete() throws IOException {
        Files.deleteIfExists(file);
    }

    /**
     * The stack that runs, or empty when none does. A file that its owner left behind is no stack.
     *
     * @throws IOException when the file is there but cannot be understood
     */
    public Optional<RunningStack> find() throws IOException {
        return Files.exists(file)
                ? Optional.of(read()).filter(s -> s.owner().isAlive())
                : Optional.empty();
    }

    /**
     * The stack that runs.
     *
     * @throws IOException when none does; the message says what to do
     */
    public RunningStack require() throws IOException {
        if (!Files.exists(file)) {
            throw new IOException(
                    "Cannot find a running stack: "
                            + file
                            + " is not there: run './cordon up' first");
        }
        RunningStack stack = read();
        if (!stack.owner().isAlive()) {
            throw new IOException(
                    "Cannot find a running stack: "
                            + file
                            + " was left by process "
                            + stack.owner().pid()
                            + ", which is gone: run './cordon up' again");
        }
        return stack;
    }

    private RunningStack read() throws IOException {
        try {
            JsonNode json = JSON.readTree(Files.readAllBytes(file));
            if (json.path("version").asInt() != VERSION) {
                throw new IOException(
                        "Cannot read "
                                + file
                                + ": another version of Cordon wrote it: stop that one first");
            }
            return new RunningStack(
                    new Owner(
                            json.required("pid").asLong(),
                            json.required("processStarted").asLong()),
                    Instant.parse(json.required("started").asText()),
                    json.required("bootstrapServers").asText(),
                    URI.create(json.required("elasticsearch").asText()),
                    URI.create(json.required("flink").asText()),
                    new TelemetrySettings(
                            get(json, "tenant", Tenant::new),
                            get(json, "sensor", Function.identity()),
                            get(json, "vantage", Vantage::valueOf),
                            get(json, "keyFile", Path::of)),
                    new RuleSettings(
                            get(json, "networks", Networks::parse),
                            get(json, "credentials", Path::of),
                            get(json, "rules", Path::of),
                            get(json, "allow", Path::of),
                            get(json, "assets", Path::of),
                            get(json, "ports", Path::of)),
                    StreamSupport.stream(json.path("keys").spliterator(), false)
                            .map(JsonNode::asText)
                            .toList());
        } catch (JsonProcessingException | RuntimeException e) {
            throw new IOException(
                    "Cannot read "
                            + file
                            + ": it is damaged: stop the stack, remove the file and run './cordon up'",
                    e);
        }
    }

    private static <T> void put(
            ObjectNode json, String name, @Nullable T value, Function<T, String> text) {
        if (value != null) {
            json.put(name, text.apply(value));
        }
    }

    private static <T> @Nullable T get(JsonNode json, String name, Function<String, T> parse) {
        JsonNode value = json.get(name);
        return value == null || value.isNull() ? null : parse.apply(value.asText());
    }

    /** Another command reads the path from another folder. */
    private static String absolute(Path path) {
        return path.toAbsolutePath().normalize().toString();
    }
}
