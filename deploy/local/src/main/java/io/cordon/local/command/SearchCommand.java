package io.cordon.local.command;

import io.cordon.local.action.Action;
import io.cordon.local.search.SearchRequest;
import io.cordon.local.search.SearchRequest.Format;
import io.cordon.local.search.SearchRequest.Index;
import java.net.URI;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
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
            "  cordon search '*' --index dead-letters --format csv --limit 1000"
        })
final class SearchCommand implements Callable<Integer> {

    private final Path dataFolder;
    private final Action<SearchRequest> action;

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
    private Index index = Index.FINDINGS;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            converter = FormatConverter.class,
            defaultValue = "table",
            description =
                    "table, json (one document on each line) or csv (default: ${DEFAULT-VALUE}).")
    private Format format = Format.TABLE;

    @Option(
            names = "--limit",
            paramLabel = "N",
            converter = LimitConverter.class,
            defaultValue = "50",
            description = "Most documents to print, up to 10000 (default: ${DEFAULT-VALUE}).")
    private Integer limit = 50;

    @Option(
            names = "--elasticsearch",
            paramLabel = "URL",
            description = "Node to ask (default: that of the running stack).")
    private @Nullable URI elasticsearch;

    @Mixin private DataOption data = new DataOption();

    SearchCommand(Path dataFolder, Action<SearchRequest> action) {
        this.dataFolder = dataFolder;
        this.action = action;
    }

    @Override
    public Integer call() throws Exception {
        return action.run(
                new SearchRequest(
                        data.folder(dataFolder), query, index, format, limit, elasticsearch));
    }

    /** Kinds of documents by their names. */
    static final class IndexConverter implements ITypeConverter<Index> {
        @Override
        public Index convert(String value) {
            return Arrays.stream(Index.values())
                    .filter(i -> i.label().equals(value))
                    .findFirst()
                    .orElseThrow(
                            () ->
                                    new TypeConversionException(
                                            "Cannot search '"
                                                    + value
                                                    + "': expected findings, incidents or dead-letters"));
        }
    }

    /** Output formats by their names. */
    static final class FormatConverter implements ITypeConverter<Format> {
        @Override
        public Format convert(String value) {
            return Arrays.stream(Format.values())
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

    /** A number of documents that one request can return. */
    static final class LimitConverter implements ITypeConverter<Integer> {
        @Override
        public Integer convert(String value) {
            if (!value.matches("[1-9][0-9]{0,4}") || Integer.parseInt(value) > SearchRequest.MOST) {
                throw new TypeConversionException(
                        "Cannot print '"
                                + value
                                + "' documents: expected 1 to "
                                + SearchRequest.MOST);
            }
            return Integer.valueOf(value);
        }
    }
}
