package io.cordon.detect.settings;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import io.cordon.detect.settings.DetectionSettings.Allowance;
import io.cordon.schema.address.IpPrefix;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads the operator's files; what is wrong in them is named with its line. */
public final class SettingsFiles {

    private static final TypeReference<LinkedHashMap<String, LinkedHashMap<String, Object>>> RULES =
            new TypeReference<>() {};

    private SettingsFiles() {}

    /** Networks: one prefix a line, {@code #} starts a comment. */
    public static List<String> networks(Path file) throws IOException {
        List<String> networks = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            String text = line.replaceFirst("#.*", "").strip();
            if (!text.isEmpty()) {
                networks.add(IpPrefix.parse(text).text());
            }
        }
        return networks;
    }

    /** Rule parameters: YAML, rule id to parameters. */
    public static Map<String, Map<String, Object>> rules(Path file) throws IOException {
        try {
            LinkedHashMap<String, LinkedHashMap<String, Object>> rules =
                    new YAMLMapper().readValue(file.toFile(), RULES);
            Map<String, Map<String, Object>> copy = new LinkedHashMap<>();
            if (rules != null) {
                rules.forEach(
                        (rule, parameters) ->
                                copy.put(rule, parameters == null ? Map.of() : parameters));
            }
            return copy;
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(
                    "Cannot use rule file "
                            + file
                            + ": expected YAML such as 'CRED-BRUTE-FAST: {attempts: 20}' (line "
                            + (e.getLocation() == null ? "?" : e.getLocation().getLineNr())
                            + ")",
                    e);
        }
    }

    /** Allowances: CSV with the header {@code prefix,rule,expires,reason}. */
    public static List<Allowance> allowances(Path file) throws IOException {
        List<Allowance> allowances = new ArrayList<>();
        try (CsvReader<CsvRecord> csv =
                CsvReader.builder().commentStrategy(CommentStrategy.SKIP).ofCsvRecord(file)) {
            boolean header = true;
            for (CsvRecord row : csv) {
                if (header) {
                    expectHeader(file, row);
                    header = false;
                } else {
                    allowances.add(allowance(file, row));
                }
            }
        } catch (CsvParseException e) {
            throw new IllegalArgumentException(
                    "Cannot use allow file " + file + ": every line needs the same four columns",
                    e);
        }
        return allowances;
    }

    private static void expectHeader(Path file, CsvRecord row) {
        if (!row.getFields().equals(List.of("prefix", "rule", "expires", "reason"))) {
            throw new IllegalArgumentException(
                    "Cannot use allow file "
                            + file
                            + ": its first line must be prefix,rule,expires,reason");
        }
    }

    private static Allowance allowance(Path file, CsvRecord row) {
        try {
            IpPrefix prefix = IpPrefix.parse(row.getField(0).strip());
            return new Allowance(
                    prefix.text(), row.getField(1).strip(), expires(row.getField(2).strip()));
        } catch (IllegalArgumentException | DateTimeParseException e) {
            throw new IllegalArgumentException(
                    "Cannot use allow file "
                            + file
                            + ", line "
                            + row.getStartingLineNumber()
                            + ": expected a prefix, a rule or *, a date such as 2027-01-31 (or nothing), a reason",
                    e);
        }
    }

    private static long expires(String text) {
        if (text.isEmpty()) {
            return Long.MAX_VALUE;
        }
        Instant instant =
                text.length() == 10
                        ? LocalDate.parse(text).plusDays(1).atStartOfDay().toInstant(ZoneOffset.UTC)
                        : Instant.parse(text);
        return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
    }
}
