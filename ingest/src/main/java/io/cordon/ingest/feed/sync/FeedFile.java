package io.cordon.ingest.feed.sync;

import java.net.URI;

/**
 * One file that a publisher offers.
 *
 * @param url where it is, http or https
 * @param name what it is called in the folder of its feed
 */
public record FeedFile(URI url, String name) {}
