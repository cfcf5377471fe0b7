package io.cordon.local.command;

import io.cordon.local.action.Action;
import io.cordon.local.search.SearchSettings;
import io.cordon.search.SearchFormat;
import io.cordon.search.SearchIndex;
import io.cordon.search.SearchRequest;
import java.net.URI;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** {@code cordon search}. */
@Command(
        name = "search",
        header = "Ask the index of the running stack.",
        description = "Asks the index of the running stack, newest first.",
        footer = {
            "  cordon search '*'",
            "  cordon search 'rule.id:CRED-BRUTE-FAST AND cordon.count:>50'",
            "  cordon search 'cordon.subject.value:\"2001:db8::7\"' --format json",
            "  cordon search --incidents 'cordon.severity:critical AND cordon.setting:hospital'",
            "  cordon search '*' --index dead-letters --format csv --limit 1000"
        })
final class SearchCommand implements Callable<Integer> {

    @Spec private CommandSpec spec = CommandSpec.create();

    private final Path dataFolder;
    private final Action<SearchSettings> action;

    @Parameters(
            paramLabel = "QUERY",
            description = "Lucene query syntax over the documents' fields; '*' for all.")
    private String query = "";

    @Option(
            names = "--index",
            paramLabel = "INDEX",
            converter = IndexConverter.class,
            defaultValue = "findings",
            description = "findings, incidents or dead-letters (default: ${DEFAULT-VALUE}).")
    private SearchIndex index = SearchIndex.FINDINGS;

    @Option(
            names = "--incidents",
            description =
                    "Short for --index incidents, without those that were merged into another one.")
    private boolean incidents;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            converter = FormatConverter.class,
            defaultValue = "table",
            description =
                    "table, json (one document on each line) or csv (default: ${DEFAULT-VALUE}).")
    private SearchFormat format = SearchFormat.TABLE;

    @Option(
            names = "--limit",
            paramLabel = "N",
            defaultValue = "50",
            description = "Most documents to print, up to 10000 (default: ${DEFAULT-VALUE}).")
    private int limit = 50;

    @Option(
            names = "--elasticsearch",
            paramLabel = "URL",
            description = "Node to ask (default: that of the running stack).")
    private @Nullable URI elasticsearch;

    @Mixin private DataOption data = new DataOption();

    SearchCommand(Path dataFolder, Action<SearchSettings> action) {
        this.dataFolder = dataFolder;
        this.action = action;
    }

    @Override
    public Integer call() throws Exception {
        return action.run(
                new SearchSettings(data.folder(dataFolder), question(), format, elasticsearch));
    }

    /** The bounds of a question are the search module's; outside of them is wrong usage. */
    private SearchRequest question() {
        try {
            return incidents
                    ? new SearchRequest(unmerged(), SearchIndex.INCIDENTS, limit)
                    : new SearchRequest(query, index, limit);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()));
        }
    }

    private String unmerged() {
        boolean all = query.isBlank() || query.strip().equals("*");
        return (all ? "" : "(" + query + ") AND ") + "NOT cordon.incident.status:merged";
    }

    /** Kinds of documents by their names. */
    static final class IndexConverter implements ITypeConverter<SearchIndex> {
        @Override
        public SearchIndex convert(String value) {
            try {
                return SearchIndex.ofLabel(value);
            } catch (IllegalArgumentException e) {
                throw new TypeConversionException(e.getMessage());
            }
        }
    }

    /** Output formats by their names. */
    static final class FormatConverter implements ITypeConverter<SearchFormat> {
        @Override
        public SearchFormat convert(String value) {
            return Arrays.stream(SearchFormat.values())
                    .filter(f -> f.name().toLowerCase(Locale.ROOT).equals(value))
                    .findFirst()
                    .orElseThrow(
                            () ->
                                    new TypeConversionException(
                                            "Cannot print '"
                                                    + value
                                                    + "': expected table, json or csv"));
        }
    }
}
