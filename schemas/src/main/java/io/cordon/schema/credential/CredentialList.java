package io.cordon.schema.credential;

import java.io.IOException;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * One list of default credentials, as fingerprints.
 *
 * @param fingerprints distinct pairs, 32 bytes each
 * @param skipped rows that are no credential: a value is absent, or in angle brackets and unknown
 */
public record CredentialList(Set<ByteBuffer> fingerprints, int skipped) {

    /** The list that comes with Cordon: the 61 pairs of the 2016 IoT botnet dictionary. */
    public static CredentialList builtIn(FingerprintKey key) {
        Set<ByteBuffer> fingerprints = new LinkedHashSet<>();
        CredentialCsv.builtIn(
                BuiltInCredentials.BOTNET_2016, one -> fingerprints.add(fingerprint(one, key)));
        return new CredentialList(fingerprints, 0);
    }

    /**
     * Reads a list; {@link CredentialCsv} says in which form.
     *
     * @throws IOException when the file cannot be read
     * @throws IllegalArgumentException when it is no such list; the message holds no value of it
     */
    public static CredentialList read(Path file, FingerprintKey key) throws IOException {
        Set<ByteBuffer> fingerprints = new LinkedHashSet<>();
        try (Reader reader = Files.newBufferedReader(file)) {
            int skipped =
                    new CredentialCsv(file.toString(), "operator")
                            .read(reader, one -> fingerprints.add(fingerprint(one, key)));
            return new CredentialList(fingerprints, skipped);
        }
    }

    /** The pairs of both. */
    public CredentialList and(CredentialList other) {
        Set<ByteBuffer> both = new LinkedHashSet<>(fingerprints);
        both.addAll(other.fingerprints);
        return new CredentialList(both, skipped + other.skipped);
    }

    private static ByteBuffer fingerprint(DefaultCredential one, FingerprintKey key) {
        return ByteBuffer.wrap(key.fingerprint(one.user(), one.password()));
    }
}
