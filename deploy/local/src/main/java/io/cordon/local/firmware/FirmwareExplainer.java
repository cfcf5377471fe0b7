package io.cordon.local.firmware;

import io.cordon.detect.firmware.match.Candidate;
import io.cordon.detect.firmware.match.Explanation;
import io.cordon.detect.firmware.match.InstalledFirmware;
import io.cordon.detect.firmware.match.Status;
import io.cordon.detect.firmware.match.Verdict;
import io.cordon.detect.firmware.product.ProductNames;
import io.cordon.detect.firmware.rank.RankedVerdict;
import io.cordon.local.action.Action;
import io.cordon.schema.vulnerability.CpeName;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Says which CVEs a firmware has by the files that are named, and why; or why it has not. */
public final class FirmwareExplainer implements Action<FirmwareRequest> {

    /** Most CVEs that are listed; as many as a finding holds. */
    static final int MOST_LISTED = 50;

    private static final Comparator<Ranked> APPLYING_FIRST =
            Comparator.comparing((Ranked each) -> each.ranked().verdict().status())
                    .thenComparing(Ranked::ranked, RankedVerdict.MOST_URGENT_FIRST);

    private final PrintWriter out;
    private final Clock clock;

    private record Ranked(Candidate candidate, RankedVerdict ranked) {}

    /**
     * Prints to a writer.
     *
     * @param clock says which day is today
     */
    public FirmwareExplainer(PrintWriter out, Clock clock) {
        this.out = out;
        this.clock = clock;
    }

    @Override
    public int run(FirmwareRequest request) throws IOException {
        FirmwareAnswer answer = answer(request);
        if (request.json()) {
            out.println(FirmwareJson.text(answer));
        } else {
            new FirmwareText(out, answer).print();
        }
        return 0;
    }

    private FirmwareAnswer answer(FirmwareRequest request) throws IOException {
        ProductNames names = ProductNames.builtIn();
        InstalledFirmware firmware = firmware(request, names);
        AskedCve asked = request.cve() == null ? null : new AskedCve(request.cve());
        FeedReading reading = new FeedReading(firmware, names, asked);
        reading.read(request.files());

        Map<Status, Integer> counts = new EnumMap<>(Status.class);
        List<Ranked> shown = new ArrayList<>();
        for (Candidate candidate : reading.candidates()) {
            Verdict verdict = candidate.judge(firmware);
            String id = verdict.vulnerability().id();
            counts.merge(verdict.status(), 1, Integer::sum);
            if (asked != null || verdict.status() != Status.NOT_AFFECTED) {
                shown.add(
                        new Ranked(
                                candidate,
                                new RankedVerdict(
                                        verdict, reading.exploited(id), reading.prediction(id))));
            }
        }
        List<ExplainedCve> listed =
                shown.stream()
                        .sorted(APPLYING_FIRST)
                        .limit(MOST_LISTED)
                        .map(each -> explained(each, firmware, names))
                        .toList();
        return new FirmwareAnswer(
                request,
                firmware,
                names.aliases(request.vendor(), request.product()),
                day(request.asOf()),
                reading.counts(),
                reading.support().orElse(null),
                counts.getOrDefault(Status.AFFECTED, 0),
                counts.getOrDefault(Status.UNKNOWN, 0),
                counts.getOrDefault(Status.NOT_AFFECTED, 0),
                listed,
                shown.size() - listed.size(),
                asked,
                reading.vendorProducts());
    }

    private LocalDate day(@Nullable LocalDate asOf) {
        return asOf == null ? LocalDate.now(clock) : asOf;
    }

    private static InstalledFirmware firmware(FirmwareRequest request, ProductNames names) {
        InstalledFirmware firmware =
                InstalledFirmware.of(names, request.vendor(), request.product(), request.version());
        if (request.model() != null) {
            return firmware.on(names.key(request.vendor(), request.model()), request.revision());
        }
        return request.revision() == null
                ? firmware
                : firmware.on(firmware.product(), request.revision());
    }

    private static ExplainedCve explained(
            Ranked each, InstalledFirmware firmware, ProductNames names) {
        Explanation explanation = each.candidate().explain(firmware);
        CpeName cpe = explanation.verdict().reason().criterion().cpe();
        return new ExplainedCve(
                each.ranked(), explanation, names.aliases(cpe.vendor(), cpe.product()));
    }
}
