package io.cordon.local.explain;

import io.cordon.detect.Detector;
import io.cordon.detect.Requirement;
import io.cordon.detect.catalog.DetectorCatalog;
import io.cordon.detect.catalog.SubjectKey;
import io.cordon.detect.firmware.FirmwareDetector;
import io.cordon.ingest.decode.DecodeSettings;
import io.cordon.ingest.file.FileDecoding;
import io.cordon.ingest.file.InputFiles;
import io.cordon.ingest.file.RecordSink;
import io.cordon.local.action.Action;
import io.cordon.local.explain.ExplainRequest.ById;
import io.cordon.local.explain.ExplainRequest.BySubject;
import io.cordon.local.explain.IdSearch.Origin;
import io.cordon.local.judging.DecoderInputs;
import io.cordon.local.judging.Judging;
import io.cordon.local.judging.Keys;
import io.cordon.local.running.RunningStack;
import io.cordon.local.running.StackFile;
import io.cordon.local.settings.RuleSettings;
import io.cordon.local.settings.TelemetrySettings;
import io.cordon.schema.credential.KeyBytes;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/**
 * Recomputes one finding from files with the detectors themselves, and says why it exists or what
 * is missing.
 */
public final class FindingExplainer implements Action<ExplainRequest> {

    private final PrintWriter out;

    /** Prints to a writer. */
    public FindingExplainer(PrintWriter out) {
        this.out = out;
    }

    @Override
    public int run(ExplainRequest request) throws IOException {
        Optional<RunningStack> stack = new StackFile(request.dataFolder()).find();
        TelemetrySettings telemetry =
                request.telemetry()
                        .orElse(
                                stack.map(RunningStack::telemetry)
                                        .orElse(TelemetrySettings.UNSAID));
        RuleSettings rules =
                request.rules().orElse(stack.map(RunningStack::rules).orElse(RuleSettings.UNSAID));
        if (request.paths().isEmpty()) {
            throw new IOException(
                    "Cannot explain without files: add the files or folders that the finding came from");
        }
        KeyBytes keys = Keys.of(request.dataFolder(), telemetry);
        DecodeSettings decoding =
                DecoderInputs.settings(telemetry, request.format(), request.logDate(), keys, false);
        DetectorCatalog catalog = new DetectorCatalog(Judging.detection(rules, keys.keys()));
        List<Path> files = InputFiles.expand(request.paths());
        Origin origin = origin(request.question(), catalog, files, decoding);
        Detector detector = catalog.detector(origin.ruleId());
        Optional<String> inactive = DetectorCatalog.whyInactive(detector);
        if (inactive.isPresent()) {
            out.printf("%s is inactive: %s%n", detector.id(), inactive.get());
            if (detector instanceof FirmwareDetector) {
                out.printf("Which CVEs a firmware has, and why, says: cordon firmware explain%n");
            }
            return 1;
        }
        if (detector instanceof FirmwareDetector) {
            FirmwareExplanation explanation = new FirmwareExplanation(out, origin.key(), catalog);
            decode(files, decoding, explanation);
            return explanation.print(detector, origin.periodStart()) ? 0 : 1;
        }
        return explain(origin, detector, catalog, files, decoding);
    }

    private int explain(
            Origin origin,
            Detector detector,
            DetectorCatalog catalog,
            List<Path> files,
            DecodeSettings decoding)
            throws IOException {
        SubjectEvidence evidence =
                new SubjectEvidence(
                        detector, catalog, origin.key().subject(), origin.periodStart());
        decode(files, decoding, evidence);
        boolean exists =
                detector.requirement() instanceof Requirement.Sums
                        ? new PaneExplanation(out)
                                .print(origin.key(), origin.periodStart(), detector, evidence)
                        : new Explanation(out)
                                .print(origin.key(), origin.periodStart(), detector, evidence);
        return exists ? 0 : 1;
    }

    private static Origin origin(
            ExplainRequest.Question question,
            DetectorCatalog catalog,
            List<Path> files,
            DecodeSettings decoding)
            throws IOException {
        if (question instanceof BySubject by) {
            Detector detector = catalog.detector(by.rule());
            return new Origin(
                    new SubjectKey(decoding.tenant(), subjectType(by, detector), by.subject()),
                    detector.id(),
                    periodStart(by.period(), detector));
        }
        String id = ((ById) question).id();
        IdSearch search = new IdSearch(id, catalog);
        decode(files, decoding, search);
        return search.found()
                .orElseThrow(
                        () ->
                                new IOException(
                                        "Cannot explain "
                                                + id
                                                + ": no event in these files belongs to it: check --tenant, --networks and the files, or ask with --rule, --subject and --period"));
    }

    private static String subjectType(BySubject by, Detector detector) {
        if (by.subject().contains(">")) {
            return "pair";
        }
        return detector.profile().subjects().stream()
                .filter(type -> !type.equals("pair"))
                .findFirst()
                .orElse("pair");
    }

    private static long periodStart(Instant period, Detector detector) throws IOException {
        long micros = ChronoUnit.MICROS.between(Instant.EPOCH, period);
        if (detector.requirement().periodOf(micros) != micros) {
            throw new IOException(
                    "Cannot explain: "
                            + period
                            + " is no start of a period of "
                            + Spans.text(detector.requirement().period())
                            + "; the one it lies in starts at "
                            + Spans.time(detector.requirement().periodOf(micros)));
        }
        return micros;
    }

    private static void decode(List<Path> files, DecodeSettings settings, RecordSink sink)
            throws IOException {
        FileDecoding decoding = new FileDecoding();
        for (Path file : files) {
            decoding.decode(file, settings, sink);
        }
    }
}
