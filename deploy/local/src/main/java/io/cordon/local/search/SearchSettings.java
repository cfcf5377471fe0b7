package io.cordon.local.search;

import io.cordon.search.SearchFormat;
import io.cordon.search.SearchRequest;
import java.net.URI;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What {@code search} was asked for.
 *
 * @param dataFolder where the running stack left its addresses
 * @param question what to ask
 * @param format how to print the answer
 * @param elasticsearch node in place of the running stack's
 */
public record SearchSettings(
        Path dataFolder,
        SearchRequest question,
        SearchFormat format,
        @Nullable URI elasticsearch) {}
