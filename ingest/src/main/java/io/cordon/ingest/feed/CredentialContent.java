package io.cordon.ingest.feed;

import io.cordon.schema.avro.CredentialFeed;
import io.cordon.schema.avro.CredentialPair;
import io.cordon.schema.avro.FeedCommit;
import io.cordon.schema.credential.CredentialList;
import io.cordon.schema.credential.FingerprintKeys;
import io.cordon.schema.credential.ListedCredential;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Default credentials, fingerprinted while the file is read. */
public final class CredentialContent implements FeedContent<CredentialFeed> {

    private final String source;
    private final CredentialList list;
    private final List<String> keyIds;

    private CredentialContent(String source, CredentialList list, FingerprintKeys keys) {
        this.source = source;
        this.list = list;
        this.keyIds = keys.ids();
    }

    /**
     * Reads a list; docs/how-to/import-default-credentials.md says in which form.
     *
     * @throws IOException when the file cannot be read
     * @throws IllegalArgumentException when it is no such list, or holds no credential; the message
     *     holds no value of it
     */
    public static CredentialContent read(Path file, FingerprintKeys keys) throws IOException {
        CredentialList list = CredentialList.read(file, keys);
        if (list.pairs().isEmpty()) {
            throw new IllegalArgumentException(
                    "Cannot import "
                            + file
                            + ": it holds no credential (rows skipped: "
                            + list.skipped()
                            + ")");
        }
        return new CredentialContent(String.valueOf(file.getFileName()), list, keys);
    }

    /** No credential at all: takes a feed out of force. */
    public static CredentialContent none(FingerprintKeys keys) {
        return new CredentialContent("(removed)", new CredentialList(List.of(), 0), keys);
    }

    @Override
    public String source() {
        return source;
    }

    @Override
    public int skipped() {
        return list.skipped();
    }

    @Override
    public List<String> keyIds() {
        return keyIds;
    }

    @Override
    public List<CredentialFeed> entries(long generation) {
        return list.pairs().stream().map(pair -> entry(generation, pair)).toList();
    }

    private static CredentialFeed entry(long generation, ListedCredential pair) {
        return CredentialFeed.newBuilder()
                .setGeneration(generation)
                .setPair(
                        CredentialPair.newBuilder()
                                .setFingerprint(pair.fingerprint())
                                .setPreviousFingerprint(pair.previous())
                                .setLists(pair.lists())
                                .setVendors(pair.vendors())
                                .build())
                .build();
    }

    @Override
    public CredentialFeed commit(long generation, FeedCommit commit) {
        return CredentialFeed.newBuilder().setGeneration(generation).setCommit(commit).build();
    }
}
