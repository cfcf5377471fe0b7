package io.cordon.schema.feed;

import io.cordon.schema.avro.CredentialFeed;
import io.cordon.schema.avro.CredentialPair;
import io.cordon.schema.avro.FeedCommit;
import io.cordon.schema.framing.Framing;
import io.cordon.schema.topic.RecordKey;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/** Records of a feed's topic as an importer writes them. */
final class FeedRecords {

    /** A record of the topic. */
    record Log(byte[] key, byte @Nullable [] value) {}

    private static final Framing<CredentialFeed> FRAMING = Framing.of(CredentialFeed.class);

    private FeedRecords() {}

    static List<Log> generation(long number, int entries) {
        List<Log> log = new ArrayList<>(entries(number, entries));
        log.add(commit(number, log, 0));
        return log;
    }

    static List<Log> entries(long number, int count) {
        List<Log> log = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            byte[] fingerprint = new byte[32];
            ByteBuffer.wrap(fingerprint).putLong(i * 0x9e3779b97f4a7c15L).putLong(number);
            log.add(
                    log(
                            CredentialFeed.newBuilder()
                                    .setGeneration(number)
                                    .setPair(
                                            CredentialPair.newBuilder()
                                                    .setFingerprint(ByteBuffer.wrap(fingerprint))
                                                    .setLists(List.of("operator"))
                                                    .setVendors(List.of("vendor " + i))
                                                    .build())
                                    .build()));
        }
        return log;
    }

    /** A commit whose count is off by so many. */
    static Log commit(long number, List<Log> entries, int off) {
        SortedMap<byte[], byte[]> sorted = FeedChecksum.entries();
        entries.forEach(entry -> sorted.put(entry.key(), entry.value()));
        return log(
                CredentialFeed.newBuilder()
                        .setGeneration(number)
                        .setCommit(
                                FeedCommit.newBuilder()
                                        .setCount(entries.size() + off)
                                        .setChecksum(ByteBuffer.wrap(FeedChecksum.of(sorted)))
                                        .setImportedAt(number)
                                        .setSource("list.csv")
                                        .setSkipped(0)
                                        .build())
                        .build());
    }

    static List<Log> deletion(List<Log> log) {
        return log.stream().map(record -> new Log(record.key(), null)).toList();
    }

    private static Log log(CredentialFeed record) {
        return new Log(RecordKey.of(record), FRAMING.encode(record));
    }
}
