package io.cordon.local.endtoend;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/** Cowrie's logs, read without our decoders: the passwords in them, and the same logs without. */
final class CorpusPasswords {

    /** Shorter ones are in everything. */
    private static final int SHORTEST = 8;

    private static final ObjectMapper JSON = new ObjectMapper();

    private final List<Path> folders;

    CorpusPasswords(List<Path> folders) {
        this.folders = List.copyOf(folders);
    }

    /** The passwords of eight characters or more that are no user name anywhere in the logs. */
    Set<String> all() throws IOException {
        Set<String> passwords = new TreeSet<>();
        Set<String> users = new TreeSet<>();
        for (Path folder : folders) {
            for (Path file : files(folder)) {
                for (JsonNode event : events(file)) {
                    String password = event.path("password").asText();
                    if (password.codePointCount(0, password.length()) >= SHORTEST) {
                        passwords.add(password);
                    }
                    users.add(event.path("username").asText());
                }
            }
        }
        passwords.removeAll(users);
        return passwords;
    }

    /**
     * Writes the same logins under the same file names, each with a password of its own making, and
     * nothing else that the logs say.
     *
     * @return the folders
     */
    List<Path> masked(Path target) throws IOException {
        List<Path> written = new ArrayList<>();
        int made = 0;
        for (Path folder : folders) {
            Path to = Files.createDirectories(target.resolve(Integer.toString(written.size())));
            for (Path file : files(folder)) {
                String name = file.getFileName().toString().replace(".gz", "");
                try (Writer out = Files.newBufferedWriter(to.resolve(name))) {
                    for (JsonNode event : events(file)) {
                        if (event.has("password")) {
                            out.write(login(event, "made" + made++) + "\n");
                        }
                    }
                }
            }
            written.add(to);
        }
        return written;
    }

    private static ObjectNode login(JsonNode event, String password) {
        ObjectNode login = JSON.createObjectNode();
        for (String field :
                List.of("eventid", "session", "src_ip", "timestamp", "username", "sensor")) {
            if (event.has(field)) {
                login.set(field, event.get(field));
            }
        }
        return login.put("password", password);
    }

    private static List<JsonNode> events(Path file) throws IOException {
        List<JsonNode> events = new ArrayList<>();
        boolean packed = file.toString().endsWith(".gz");
        try (BufferedReader lines =
                packed
                        ? new BufferedReader(
                                new InputStreamReader(
                                        new GZIPInputStream(Files.newInputStream(file)), UTF_8))
                        : Files.newBufferedReader(file)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                events.add(JSON.readTree(line));
            }
        }
        return events;
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }
}
