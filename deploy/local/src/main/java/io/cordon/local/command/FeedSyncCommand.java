package io.cordon.local.command;

import io.cordon.ingest.feed.sync.PublishedFeed;
import io.cordon.local.action.Action;
import io.cordon.local.feed.FeedRequest;
import java.net.URI;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
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

/** {@code cordon feed sync}. */
@Command(
        name = "sync",
        header = "Fetch vulnerability feeds from their publishers into a folder.",
        description =
                "Fetches NVD's yearly files, CISA's KEV catalogue and the day's EPSS scores: only what has changed, a broken download from where it broke, and later when the publisher says so. What was fetched is read whole first; a feed of which anything is broken stays as it was. The files are what batch and firmware explain take with --nvd, --kev and --epss. Without FEED all three. This connects to the publishers, or to where --nvd-url, --kev-url and --epss-url say.",
        footer = {
            "  cordon feed sync",
            "  cordon feed sync kev epss --folder feeds",
            "  cordon feed sync nvd --nvd-url https://mirror.example/nvd/"
        },
        exitCodeList = {"0:every feed is as its publisher has it", "1:one is not", "2:wrong usage"})
final class FeedSyncCommand implements Callable<Integer> {

    @Spec private CommandSpec spec = CommandSpec.create();

    private final Path dataFolder;
    private final Action<FeedRequest> action;

    @Parameters(arity = "0..*", paramLabel = "FEED", description = "nvd, kev or epss.")
    private List<String> feeds = List.of();

    @Option(
            names = "--folder",
            paramLabel = "DIR",
            description = "Where feeds are kept (default: feeds in the data folder).")
    private @Nullable Path folder;

    @Option(
            names = "--nvd-url",
            paramLabel = "URL",
            converter = HttpConverter.class,
            description = "A folder with NVD's yearly files (default: NVD's own).")
    private @Nullable URI nvd;

    @Option(
            names = "--kev-url",
            paramLabel = "URL",
            converter = HttpConverter.class,
            description = "The KEV catalogue, JSON (default: CISA's own).")
    private @Nullable URI kev;

    @Option(
            names = "--epss-url",
            paramLabel = "URL",
            converter = HttpConverter.class,
            description = "EPSS scores, CSV (default: the publisher's own of the day).")
    private @Nullable URI epss;

    @Mixin private DataOption data = new DataOption();

    FeedSyncCommand(Path dataFolder, Action<FeedRequest> action) {
        this.dataFolder = dataFolder;
        this.action = action;
    }

    @Override
    public Integer call() throws Exception {
        Path kept = data.folder(dataFolder);
        Map<PublishedFeed, URI> places = new EnumMap<>(PublishedFeed.class);
        put(places, PublishedFeed.NVD, nvd);
        put(places, PublishedFeed.KEV, kev);
        put(places, PublishedFeed.EPSS, epss);
        return action.run(
                new FeedRequest(
                        kept,
                        new FeedRequest.Sync(
                                feeds.isEmpty()
                                        ? List.of(PublishedFeed.values())
                                        : feeds.stream().map(this::feed).toList(),
                                folder == null ? kept.resolve("feeds") : folder,
                                places),
                        null,
                        null));
    }

    /** Not a converter: of a list that may be empty, what cannot be converted is "unmatched". */
    private PublishedFeed feed(String name) {
        return Arrays.stream(PublishedFeed.values())
                .filter(feed -> feed.label().equals(name))
                .findFirst()
                .orElseThrow(
                        () ->
                                new ParameterException(
                                        spec.commandLine(),
                                        "Cannot fetch feed '"
                                                + name
                                                + "': expected nvd, kev or epss"));
    }

    private static void put(
            Map<PublishedFeed, URI> places, PublishedFeed feed, @Nullable URI place) {
        if (place != null) {
            places.put(feed, place);
        }
    }

    /** Addresses of the web. */
    static final class HttpConverter implements ITypeConverter<URI> {
        @Override
        public URI convert(String value) {
            try {
                URI url = URI.create(value);
                if (url.getHost() != null
                        && ("http".equals(url.getScheme()) || "https".equals(url.getScheme()))) {
                    return url;
                }
            } catch (IllegalArgumentException e) {
                // Said below.
            }
            throw new TypeConversionException(
                    "Cannot use '" + value + "': expected an address such as https://host/path");
        }
    }
}
