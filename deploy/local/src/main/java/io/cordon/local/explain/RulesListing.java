package io.cordon.local.explain;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cordon.detect.Detector;
import io.cordon.detect.catalog.DetectorCatalog;
import io.cordon.detect.settings.DetectionSettings;
import io.cordon.local.action.Action;
import io.cordon.local.judging.Judging;
import io.cordon.local.running.StackFile;
import io.cordon.local.settings.RuleSettings;
import io.cordon.schema.credential.FingerprintKey;
import io.cordon.schema.credential.FingerprintKeys;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Optional;
import java.util.stream.Collectors;

/** Lists every rule; without options of its own, as the running stack judges. */
public final class RulesListing implements Action<RulesRequest> {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final PrintWriter out;

    /** Prints to a writer. */
    public RulesListing(PrintWriter out) {
        this.out = out;
    }

    @Override
    public int run(RulesRequest request) throws IOException {
        RuleSettings rules = request.rules();
        if (rules.equals(RuleSettings.UNSAID)) {
            rules =
                    new StackFile(request.dataFolder())
                            .find()
                            .map(stack -> stack.rules())
                            .orElse(rules);
        }
        // Only the number of pairs is shown, and it is the same under every key.
        DetectionSettings settings =
                Judging.detection(rules, FingerprintKeys.of(new byte[FingerprintKey.BYTES], null));
        for (Detector detector : new DetectorCatalog(settings).all()) {
            Optional<String> reason = DetectorCatalog.whyInactive(detector);
            if (request.json()) {
                json(detector, reason);
            } else {
                text(detector, reason);
            }
        }
        if (!request.json()) {
            out.printf(
                    "%d networks are ours; %d default credentials and %d assets are known.%n",
                    settings.networks().size(),
                    settings.credentials().size(),
                    settings.assets().size());
        }
        return 0;
    }

    private void text(Detector detector, Optional<String> reason) {
        out.printf("%s (version %s)%n", detector.id(), detector.parameters().version());
        out.printf("  what:       %s%n", detector.labels().name());
        out.printf("  state:      %s%n", reason.map(why -> "inactive: " + why).orElse("active"));
        out.printf("  reads:      %s%n", input(detector));
        String thresholds =
                detector.parameters().inForce().entrySet().stream()
                        .map(entry -> entry.getKey() + " = " + entry.getValue())
                        .collect(Collectors.joining(", "));
        out.printf("  thresholds: %s%n", thresholds.isEmpty() ? "none" : thresholds);
        out.printf("  period:     %s%n%n", Spans.text(detector.requirement().period()));
    }

    private void json(Detector detector, Optional<String> reason) throws IOException {
        ObjectNode node = JSON.createObjectNode();
        node.put("id", detector.id());
        node.put("version", detector.parameters().version());
        node.put("name", detector.labels().name());
        node.put("active", reason.isEmpty());
        reason.ifPresent(why -> node.put("reason", why));
        node.put("input", input(detector));
        node.set("thresholds", JSON.valueToTree(detector.parameters().inForce()));
        node.put("period_seconds", detector.requirement().period() / 1_000_000);
        out.println(JSON.writeValueAsString(node));
    }

    private static String input(Detector detector) {
        return String.join(", ", detector.reads());
    }
}
