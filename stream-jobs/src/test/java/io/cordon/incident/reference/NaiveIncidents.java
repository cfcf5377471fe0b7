package io.cordon.incident.reference;

import static java.util.stream.Collectors.groupingBy;

import io.cordon.schema.address.IpAddress;
import io.cordon.schema.address.IpPrefix;
import io.cordon.schema.avro.EvidenceItem;
import io.cordon.schema.avro.Finding;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The incidents of a list of closed findings, by definition.
 *
 * @param ours networks that are ours; tests give some
 * @param settings where a subject stands, by its text
 */
public record NaiveIncidents(List<IpPrefix> ours, Map<String, String> settings) {

    private static final long HOUR = 3_600_000_000L;

    private static final Set<String> SUCCESS =
            Set.of(
                    "CRED-FAIL-THEN-SUCCESS",
                    "CRED-DEFAULT-SUCCESS",
                    "CRED-EMPTY",
                    "CRED-GUESS-OUTBOUND",
                    "AMP-REFLECTOR",
                    "AMP-REFLECTOR-SMALL");

    private static final Set<String> DEVICES = Set.of("CRED-REUSE", "SCAN-HORIZONTAL");

    private record Subject(String tenant, String type, String value) {}

    /** By id. */
    public List<ReferenceIncident> incidents(List<Finding> findings) {
        List<ReferenceIncident> incidents = new ArrayList<>();
        findings.stream()
                .collect(groupingBy(this::subject))
                .forEach(
                        (subject, all) -> {
                            for (List<Finding> chain : chains(all)) {
                                incidents.add(incident(subject, chain));
                            }
                        });
        incidents.sort(Comparator.comparing(ReferenceIncident::id));
        return incidents;
    }

    private Subject subject(Finding finding) {
        String value = finding.getSubject();
        String type = finding.getSubjectType();
        if (type.equals("pair")) {
            type = "device";
            value = value.split(">", 2)[1];
        } else if (type.equals("source") && inside(value)) {
            type = "device";
        }
        return new Subject(finding.getTenant(), type, value);
    }

    private boolean inside(String address) {
        return ours.stream().anyMatch(prefix -> prefix.contains(IpAddress.parse(address)));
    }

    /** Groups that grow into one another until none is within 24 hours of another. */
    private static List<List<Finding>> chains(List<Finding> findings) {
        List<List<Finding>> chains = new ArrayList<>();
        for (Finding finding : findings) {
            List<Finding> joined = new ArrayList<>(List.of(finding));
            for (boolean grew = true; grew; ) {
                grew = false;
                for (List<Finding> chain : List.copyOf(chains)) {
                    if (chain.stream().anyMatch(a -> joined.stream().anyMatch(b -> near(a, b)))) {
                        chains.remove(chain);
                        joined.addAll(chain);
                        grew = true;
                    }
                }
            }
            chains.add(joined);
        }
        return chains;
    }

    private static boolean near(Finding a, Finding b) {
        Finding earlier = a.getPeriodStart() <= b.getPeriodStart() ? a : b;
        Finding later = earlier == a ? b : a;
        return later.getPeriodStart() - earlier.getPeriodEnd() <= 24 * HOUR;
    }

    private ReferenceIncident incident(Subject subject, List<Finding> chain) {
        List<Finding> inOrder = new ArrayList<>(chain);
        inOrder.sort(Comparator.comparing(Finding::getPeriodStart).thenComparing(Finding::getId));
        long start = inOrder.get(0).getPeriodStart();
        double setting =
                switch (settings.getOrDefault(subject.value(), "")) {
                    case "enterprise", "public" -> 1.1;
                    case "industrial", "critical" -> 1.3;
                    case "hospital", "safety" -> 1.5;
                    default -> 1.0;
                };
        Finding leading = inOrder.get(0);
        for (Finding finding : inOrder) {
            if (product(finding) > product(leading)) {
                leading = finding;
            }
        }
        double score =
                BigDecimal.valueOf(100 * Math.min(1, product(leading) * setting))
                        .setScale(1, RoundingMode.HALF_UP)
                        .doubleValue();
        List<Double> factors = new ArrayList<>(factors(leading));
        factors.add(3, setting);
        return new ReferenceIncident(
                id(subject, start),
                subject.tenant(),
                subject.type(),
                subject.value(),
                start,
                chain.stream().mapToLong(Finding::getPeriodEnd).max().orElseThrow(),
                2 * chain.stream().mapToLong(Finding::getVersion).sum() + 1,
                chain.size(),
                chain.stream().mapToLong(Finding::getFirstTime).min().orElseThrow(),
                chain.stream().mapToLong(Finding::getLastTime).max().orElseThrow(),
                rules(chain),
                named(inOrder),
                leading.getId(),
                factors,
                score,
                score < 21 ? 0 : score < 47 ? 21 : score < 73 ? 47 : score < 99 ? 73 : 99);
    }

    private static List<String> rules(List<Finding> chain) {
        return chain.stream()
                .collect(groupingBy(Finding::getRuleId, TreeMap::new, toList()))
                .entrySet()
                .stream()
                .sorted(Comparator.comparing(rule -> first(rule.getValue())))
                .map(
                        rule ->
                                rule.getKey()
                                        + " "
                                        + rule.getValue().size()
                                        + " "
                                        + rule.getValue().stream()
                                                .mapToLong(Finding::getCount)
                                                .sum()
                                        + " "
                                        + first(rule.getValue())
                                        + " "
                                        + rule.getValue().stream()
                                                .mapToLong(Finding::getLastTime)
                                                .max()
                                                .orElseThrow()
                                        + " "
                                        + rule.getValue().stream()
                                                .mapToInt(Finding::getSeverity)
                                                .max()
                                                .orElseThrow())
                .toList();
    }

    private static java.util.stream.Collector<Finding, ?, List<Finding>> toList() {
        return java.util.stream.Collectors.toList();
    }

    private static long first(List<Finding> findings) {
        return findings.stream().mapToLong(Finding::getFirstTime).min().orElseThrow();
    }

    private static List<String> named(List<Finding> inOrder) {
        return inOrder.stream()
                .filter(
                        one ->
                                inOrder.stream()
                                                .filter(o -> o.getRuleId().equals(one.getRuleId()))
                                                .toList()
                                                .indexOf(one)
                                        < 10)
                .map(Finding::getId)
                .toList();
    }

    private double product(Finding finding) {
        double product = 1;
        for (double factor : factors(finding)) {
            product *= factor;
        }
        return product;
    }

    /** All but the setting. */
    private List<Double> factors(Finding finding) {
        boolean botnet =
                finding.getRuleId().equals("SCAN-MIRAI")
                        && subject(finding).type().equals("device");
        long devices = DEVICES.contains(finding.getRuleId()) ? finding.getDistinct() : 1;
        return List.of(
                switch (finding.getSeverity()) {
                    case 0 -> 0.1;
                    case 21 -> 0.3;
                    case 47 -> 0.5;
                    case 73 -> 0.75;
                    default -> 1.0;
                },
                fromOutside(finding) || exposed(finding) ? 1.2 : 0.8,
                botnet || SUCCESS.contains(finding.getRuleId()) ? 1.6 : firmware(finding),
                1 + 0.1 * Math.log10(devices),
                switch (finding.getConfidence()) {
                    case "low" -> 0.6;
                    case "medium" -> 0.85;
                    default -> 1.0;
                });
    }

    private static boolean exposed(Finding finding) {
        return finding.getFirmware() != null && finding.getFirmware().getExposed();
    }

    private static double firmware(Finding finding) {
        return finding.getFirmware() == null
                ? 1.0
                : finding.getFirmware().getCves().stream()
                        .mapToDouble(
                                cve -> {
                                    if (cve.getKevDue() != null && cve.getRansomware()) {
                                        return 1.5;
                                    }
                                    if (cve.getKevDue() != null) {
                                        return 1.4;
                                    }
                                    Double epss = cve.getEpssPercentile();
                                    return epss != null && epss >= 0.9 ? 1.15 : 1.0;
                                })
                        .max()
                        .orElse(1.0);
    }

    private boolean fromOutside(Finding finding) {
        Stream<String> subject = Stream.of(finding.getSubject().split("[>/]"));
        Stream<String> evidence =
                finding.getEvidence().stream()
                        .filter(item -> item.getField().matches("(source|destination)\\.ip"))
                        .map(EvidenceItem::getValues)
                        .flatMap(List::stream);
        return Stream.concat(subject, evidence)
                .filter(text -> text.matches("[0-9a-f.:]*[.:][0-9a-f.:]*"))
                .filter(text -> !text.matches("[0-9a-f]+:[0-9a-f]{32}"))
                .anyMatch(text -> !inside(text));
    }

    private static String id(Subject subject, long start) {
        String text =
                String.join(
                        "\n",
                        subject.tenant(),
                        "incident",
                        subject.type(),
                        subject.value(),
                        Instant.EPOCH.plus(start, ChronoUnit.MICROS).toString());
        try {
            return HexFormat.of()
                    .formatHex(
                            MessageDigest.getInstance("SHA-256")
                                    .digest(text.getBytes(StandardCharsets.UTF_8)))
                    .substring(0, 32);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
