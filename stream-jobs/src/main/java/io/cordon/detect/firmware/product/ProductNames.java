package io.cordon.detect.firmware.product;

import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Makes keys of vendor and product names. Names with equal keys mean the same product.
 *
 * <p>A name is lower-cased (ASCII) and cut into words of letters and digits. Of a vendor's name,
 * legal forms at the end are dropped ({@code Inc.}, {@code Co., Ltd.}); of a product's name, the
 * words {@code firmware} at the end and the vendor's own name at the start. The words are then
 * joined, and an alias is replaced by what it stands for. Thread-safe.
 */
public final class ProductNames {

    /** Most characters of a name that are looked at. */
    public static final int LONGEST = 128;

    private static final Set<String> LEGAL_FORMS =
            Set.of(
                    "inc",
                    "incorporated",
                    "corp",
                    "corporation",
                    "co",
                    "company",
                    "ltd",
                    "limited",
                    "llc",
                    "gmbh",
                    "ag",
                    "ab",
                    "sa",
                    "bv",
                    "kk",
                    "plc",
                    "oy");
    private static final String FIRMWARE = "firmware";

    private final Map<String, Alias> vendors = new HashMap<>();
    private final Map<ProductKey, Alias> products = new HashMap<>();

    /**
     * Another name of a vendor or product.
     *
     * @param name the other name
     * @param standsFor what it stands for
     * @param key the key of that
     * @param source where both stand for the same
     */
    public record Alias(String name, String standsFor, String key, String source) {}

    /**
     * What vendor and product are called.
     *
     * @param vendor normalised vendor
     * @param product normalised product
     */
    public record ProductKey(String vendor, String product) {
        @Override
        public String toString() {
            return vendor + ":" + product;
        }
    }

    private ProductNames() {}

    /** With the aliases that come with Cordon. */
    public static ProductNames builtIn() {
        try (InputStream in =
                Objects.requireNonNull(
                        ProductNames.class.getResourceAsStream("aliases.csv"), "aliases.csv")) {
            return read(new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the built-in aliases", e);
        }
    }

    /**
     * Reads aliases: CSV with the columns {@code vendor}, {@code product} (empty for an alias of
     * the vendor), {@code alias} and {@code source}.
     */
    static ProductNames read(Reader reader) throws IOException {
        ProductNames names = new ProductNames();
        try (CsvReader<NamedCsvRecord> csv =
                CsvReader.builder()
                        .commentStrategy(CommentStrategy.SKIP)
                        .ofNamedCsvRecord(reader)) {
            for (NamedCsvRecord row : csv) {
                names.add(
                        row.getField("vendor"),
                        row.getField("product"),
                        row.getField("alias"),
                        row.getField("source"));
            }
        }
        return names;
    }

    private void add(String vendor, String product, String alias, String source) {
        if (product.isEmpty()) {
            vendors.put(
                    String.join("", vendorWords(alias)),
                    new Alias(alias, vendor, String.join("", vendorWords(vendor)), source));
        } else {
            products.put(
                    key(vendor, alias),
                    new Alias(alias, product, key(vendor, product).product(), source));
        }
    }

    /** The key of a vendor's name. */
    public String vendor(String name) {
        return canonical(String.join("", vendorWords(name)));
    }

    private String canonical(String vendor) {
        Alias alias = vendors.get(vendor);
        return alias == null ? vendor : alias.key();
    }

    /** The key of a product. */
    public ProductKey key(String vendor, String product) {
        ProductKey key = spelled(vendor(vendor), product);
        Alias alias = products.get(key);
        return alias == null ? key : new ProductKey(key.vendor(), alias.key());
    }

    /** The aliases that {@link #key} goes by: none, the vendor's, the product's, or both. */
    public List<Alias> aliases(String vendor, String product) {
        return Stream.of(
                        vendors.get(String.join("", vendorWords(vendor))),
                        products.get(spelled(vendor(vendor), product)))
                .filter(Objects::nonNull)
                .toList();
    }

    private ProductKey spelled(String vendorKey, String product) {
        List<String> words = words(product);
        while (words.size() > 1 && words.get(words.size() - 1).equals(FIRMWARE)) {
            words.remove(words.size() - 1);
        }
        return new ProductKey(vendorKey, String.join("", withoutVendor(vendorKey, words)));
    }

    /**
     * {@code TP-Link Archer AX21} by TP-Link is {@code Archer AX21}; a bare vendor's name stays.
     */
    private List<String> withoutVendor(String vendorKey, List<String> words) {
        StringBuilder head = new StringBuilder();
        for (int i = 0; i < words.size() - 1; i++) {
            head.append(words.get(i));
            if (canonical(head.toString()).equals(vendorKey)) {
                return words.subList(i + 1, words.size());
            }
        }
        return words;
    }

    private static List<String> vendorWords(String name) {
        List<String> words = words(name);
        while (words.size() > 1 && LEGAL_FORMS.contains(words.get(words.size() - 1))) {
            words.remove(words.size() - 1);
        }
        return words;
    }

    private static List<String> words(String name) {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        int end = Math.min(name.length(), LONGEST);
        for (int i = 0; i < end; i++) {
            char c = name.charAt(i);
            if (Character.isLetterOrDigit(c)) {
                word.append(c >= 'A' && c <= 'Z' ? (char) (c + ('a' - 'A')) : c);
            } else if (!word.isEmpty()) {
                words.add(word.toString());
                word.setLength(0);
            }
        }
        if (!word.isEmpty()) {
            words.add(word.toString());
        }
        return words;
    }
}
