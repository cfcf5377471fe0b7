package io.cordon.schema.credential;

import java.io.IOException;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Default credentials as fingerprints, with the lists and vendors that name each. The passwords
 * exist only while a list is read.
 *
 * @param pairs distinct pairs
 * @param skipped rows that are no credential: a value is absent, or in angle brackets and unknown
 */
public record CredentialList(List<ListedCredential> pairs, int skipped) {

    /** Name of the operator's own list, from a file or a feed: both give the same findings. */
    public static final String OPERATOR = "operator";

    /** Copies the list. */
    public CredentialList {
        pairs = List.copyOf(pairs);
    }

    /** The lists that come with Cordon, see {@link BuiltInCredentials}. */
    public static CredentialList builtIn(FingerprintKeys keys) {
        Gathered gathered = new Gathered(keys);
        for (String list : BuiltInCredentials.LISTS) {
            CredentialCsv.builtIn(list, gathered::add);
        }
        return gathered.list(0);
    }

    /**
     * Reads an operator's list; {@link CredentialCsv} says in which form.
     *
     * @throws IOException when the file cannot be read
     * @throws IllegalArgumentException when it is no such list; the message holds no value of it
     */
    public static CredentialList read(Path file, FingerprintKeys keys) throws IOException {
        Gathered gathered = new Gathered(keys);
        try (Reader reader = Files.newBufferedReader(file)) {
            return gathered.list(
                    new CredentialCsv(file.toString(), OPERATOR).read(reader, gathered::add));
        }
    }

    /** The pairs of both; one that both hold names the lists and vendors of both. */
    public CredentialList and(CredentialList other) {
        Map<ByteBuffer, ListedCredential> both = new LinkedHashMap<>();
        Stream.concat(pairs.stream(), other.pairs.stream())
                .forEach(pair -> both.merge(pair.fingerprint(), pair, ListedCredential::and));
        return new CredentialList(List.copyOf(both.values()), skipped + other.skipped);
    }

    /** Fingerprints under the current key of the pairs that count as an attack when tried. */
    public Set<ByteBuffer> telling() {
        return pairs.stream()
                .filter(ListedCredential::telling)
                .map(ListedCredential::fingerprint)
                .collect(Collectors.toUnmodifiableSet());
    }

    private static final class Gathered {

        private final FingerprintKeys keys;
        private final Map<ByteBuffer, ListedCredential> pairs = new LinkedHashMap<>();

        Gathered(FingerprintKeys keys) {
            this.keys = keys;
        }

        void add(DefaultCredential one) {
            FingerprintKey older = keys.previous();
            ListedCredential listed =
                    new ListedCredential(
                            keys.current().fingerprint(one.user(), one.password()),
                            older == null ? null : older.fingerprint(one.user(), one.password()),
                            List.of(one.list()),
                            vendors(one.vendor()));
            pairs.merge(listed.fingerprint(), listed, ListedCredential::and);
        }

        private static Collection<String> vendors(@Nullable String vendor) {
            String name = vendor == null ? "" : VendorName.of(vendor);
            return name.isEmpty() ? List.of() : List.of(name);
        }

        CredentialList list(int skipped) {
            return new CredentialList(List.copyOf(pairs.values()), skipped);
        }
    }
}
