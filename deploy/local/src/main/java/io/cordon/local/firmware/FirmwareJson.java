package io.cordon.local.firmware;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cordon.detect.firmware.match.CriterionVerdict;
import io.cordon.detect.firmware.match.Surroundings;
import io.cordon.detect.firmware.match.Verdict;
import io.cordon.detect.firmware.product.ProductNames.Alias;
import io.cordon.detect.firmware.version.FirmwareVersion;
import io.cordon.schema.vulnerability.ExploitPrediction;
import io.cordon.schema.vulnerability.KnownExploited;
import io.cordon.schema.vulnerability.SupportPeriod;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** An answer as one JSON object on one line; docs/how-to/explain-firmware.md lists its fields. */
final class FirmwareJson {

    private static final ObjectMapper JSON = new ObjectMapper();

    private FirmwareJson() {}

    static String text(FirmwareAnswer answer) throws JsonProcessingException {
        ObjectNode node = JSON.createObjectNode();
        node.put("vendor", answer.request().vendor());
        node.put("product", answer.request().product());
        node.put("key", answer.firmware().product().toString());
        aliases(node, answer.aliases());
        version(node.putObject("version"), answer.firmware().version());
        node.put("as_of", answer.asOf().toString());
        ArrayNode feeds = node.putArray("feeds");
        for (FeedCount feed : answer.feeds()) {
            feeds.addObject()
                    .put("feed", feed.feed())
                    .put("files", feed.files())
                    .put("entries", feed.entries())
                    .put("left_out", feed.leftOut());
        }
        SupportPeriod support = answer.support();
        if (support != null) {
            node.putObject("support")
                    .put("ends", support.ends().toString())
                    .put("days_past", past(support, answer))
                    .put("line", support.line())
                    .put("source", support.source());
        }
        node.put("affected", answer.affected());
        node.put("unknown", answer.unknown());
        node.put("not_affected", answer.notAffected());
        AskedCve asked = answer.asked();
        if (asked != null) {
            ObjectNode about = node.putObject("asked");
            about.put("id", asked.id()).put("in_files", asked.found());
            asked.products().forEach(about.putArray("products")::add);
        }
        ArrayNode cves = node.putArray("cves");
        answer.listed().forEach(cve -> cve(cves.addObject(), answer, cve));
        node.put("cut", answer.cut());
        return JSON.writeValueAsString(node);
    }

    private static long past(SupportPeriod support, FirmwareAnswer answer) {
        return Math.max(0, ChronoUnit.DAYS.between(support.ends(), answer.asOf()));
    }

    private static void version(ObjectNode node, FirmwareVersion version) {
        node.put("read", version.asRead());
        node.put("understood", version.understood());
        version.parts().forEach(node.putArray("parts")::add);
        node.put("scheme", version.scheme());
        node.put("dated", version.dated());
    }

    private static void aliases(ObjectNode node, List<Alias> aliases) {
        ArrayNode array = node.putArray("aliases");
        for (Alias alias : aliases) {
            array.addObject()
                    .put("name", alias.name())
                    .put("stands_for", alias.standsFor())
                    .put("source", alias.source());
        }
    }

    private static void cve(ObjectNode node, FirmwareAnswer answer, ExplainedCve cve) {
        Verdict verdict = cve.ranked().verdict();
        node.put("id", cve.id());
        node.put("verdict", verdict.status().text());
        node.put("confidence", verdict.confidence().text());
        node.put("confidence_reason", verdict.weakest().confidenceWords());
        criterion(node, verdict.reason());
        aliases(node, cve.aliases());
        ArrayNode on = node.putArray("running_on");
        for (Surroundings each : cve.explanation().surroundings()) {
            criterion(on.addObject().put("verdict", each.status().text()), each.reason())
                    .put("alternatives", each.alternatives());
        }
        if (answer.asked() != null) {
            ArrayNode all = node.putArray("criteria");
            cve.explanation().each().stream()
                    .limit(CveText.MOST_CRITERIA)
                    .forEach(
                            each ->
                                    criterion(
                                            all.addObject().put("verdict", each.status().text()),
                                            each));
            node.put("criteria_in_all", cve.explanation().each().size());
        }
        KnownExploited exploited = cve.ranked().exploited();
        if (exploited != null) {
            node.putObject("kev")
                    .put("added", exploited.added().toString())
                    .put("due", exploited.due().toString())
                    .put("days_overdue", exploited.daysOverdue(answer.asOf()))
                    .put("ransomware", exploited.ransomware());
        }
        ExploitPrediction prediction = cve.ranked().prediction();
        if (prediction != null) {
            node.putObject("epss")
                    .put("probability", prediction.probability())
                    .put("percentile", prediction.percentile());
        }
        if (verdict.vulnerability().score() != null) {
            node.putObject("cvss")
                    .put("score", verdict.vulnerability().score())
                    .put("version", verdict.vulnerability().scoreVersion());
        }
    }

    private static ObjectNode criterion(ObjectNode node, CriterionVerdict verdict) {
        return node.put("cause", verdict.cause().name())
                .put("reason", verdict.cause().words())
                .put("criterion", verdict.criterion().cpe().text())
                .put("range", Versions.range(verdict.criterion()))
                .put("exempts", verdict.exempts());
    }
}
