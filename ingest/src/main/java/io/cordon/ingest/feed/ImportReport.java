package io.cordon.ingest.feed;

/**
 * What an import did.
 *
 * @param feed name of the feed
 * @param generation number of the generation that is in force now
 * @param entries its entries
 * @param skipped rows of the file that were no entry
 * @param replaced records of older generations that were deleted
 */
public record ImportReport(String feed, long generation, int entries, int skipped, int replaced) {}
