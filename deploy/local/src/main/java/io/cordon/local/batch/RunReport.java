package io.cordon.local.batch;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cordon.detect.Detector;
import io.cordon.detect.catalog.DetectorCatalog;
import io.cordon.detect.settings.DetectionSettings;
import io.cordon.local.firmware.FirmwareFiles;
import io.cordon.local.settings.RuleSettings;
import io.cordon.schema.credential.FingerprintKey;
import io.cordon.schema.credential.FingerprintKeys;
import io.cordon.stream.batch.BatchResult;
import io.cordon.stream.batch.SourceReport;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** Writes {@code run.json}: enough to account for every line, and to repeat the run. */
final class RunReport {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final ObjectNode root = JSON.createObjectNode();

    RunReport(
            BatchResult result,
            DetectionSettings detection,
            RuleSettings given,
            FingerprintKeys keys,
            FirmwareFiles firmware)
            throws IOException {
        double seconds = Math.max(1, result.duration().toMillis()) / 1_000.0;
        root.put("duration_seconds", seconds);
        root.put("records", result.records());
        root.put("records_per_second", Math.round(result.records() / seconds));
        root.put("late", result.late());
        root.set("suppressed", JSON.valueToTree(result.suppressed()));
        root.put("fingerprint_key_id", keys.current().id());
        if (keys.previous() != null) {
            root.put("previous_key_id", keys.previous().id());
        }
        for (SourceReport source : result.sources()) {
            root.withArray("inputs").add(input(source));
        }
        for (Detector detector : new DetectorCatalog(detection).all()) {
            root.withArray("rules").add(rule(detector));
        }
        ObjectNode feeds = root.putObject("feeds");
        feeds.set("networks", JSON.valueToTree(detection.networks()));
        ObjectNode credentials = passwords(given.credentials(), keys.current());
        credentials.put("pairs", detection.credentials().size());
        feeds.set("credentials", credentials);
        feeds.set("rules", feed(given.rules(), "as published"));
        ObjectNode allow = feed(given.allow(), "none");
        allow.put("entries", detection.allowances().size());
        feeds.set("allow", allow);
        ObjectNode assets = feed(given.assets(), "none");
        assets.put("entries", detection.assets().size());
        feeds.set("assets", assets);
        ObjectNode ports = feed(given.ports(), "built-in");
        ports.put("entries", detection.ports().size());
        feeds.set("ports", ports);
        feeds.set("firmware", JSON.valueToTree(firmware.report()));
    }

    void write(Path file) throws IOException {
        Files.write(file, JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(root));
    }

    private static ObjectNode input(SourceReport source) {
        ObjectNode node = JSON.createObjectNode();
        node.put("path", source.path());
        node.put("sha256", source.sha256());
        if (source.skipped() != null) {
            return node.put("skipped", source.skipped());
        }
        node.put("format", source.format());
        node.set("lines", JSON.valueToTree(source.lines()));
        node.set("records", JSON.valueToTree(source.records()));
        node.set("rejected", JSON.valueToTree(source.rejected()));
        if (!source.remarks().isEmpty()) {
            node.set("remarks", JSON.valueToTree(source.remarks()));
        }
        return node;
    }

    private static ObjectNode rule(Detector detector) {
        ObjectNode node = JSON.createObjectNode();
        node.put("id", detector.id());
        node.put("version", detector.parameters().version());
        node.set("thresholds", JSON.valueToTree(detector.parameters().inForce()));
        var reason = DetectorCatalog.whyInactive(detector);
        node.put("active", reason.isEmpty());
        reason.ifPresent(why -> node.put("reason", why));
        return node;
    }

    private static ObjectNode feed(@Nullable Path file, String without) throws IOException {
        ObjectNode node = JSON.createObjectNode();
        return file == null
                ? node.put("source", without)
                : node.put("source", file.toString()).put("sha256", sha256(file));
    }

    /** A short list could be guessed from a plain hash of it; without the key, not from this. */
    private static ObjectNode passwords(@Nullable Path file, FingerprintKey key)
            throws IOException {
        ObjectNode node = JSON.createObjectNode();
        if (file == null) {
            return node.put("source", "built-in");
        }
        byte[] content = Files.readAllBytes(file);
        return node.put("source", file.toString())
                .put("hmac_sha256", HexFormat.of().formatHex(key.hmac(content, 0, content.length)));
    }

    private static String sha256(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file);
                DigestInputStream digest =
                        new DigestInputStream(in, MessageDigest.getInstance("SHA-256"))) {
            digest.transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(digest.getMessageDigest().digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
