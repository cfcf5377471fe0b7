package io.cordon.schema.credential;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CredentialListTest {

    private static final byte[] KEY =
            "0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] OLD = new byte[32];
    private static final FingerprintKeys ONE = FingerprintKeys.of(KEY, null);
    private static final FingerprintKeys BOTH = FingerprintKeys.of(KEY, OLD);

    @TempDir Path folder;

    @Test
    void theBotnetListIsTellingAndTheVendorsListAloneIsNot() {
        CredentialList builtIn = CredentialList.builtIn(ONE);
        // The 61 pairs of docs/reference/findings.md: the vectors rest on them.
        assertThat(builtIn.telling()).hasSize(61);
        Map<ByteBuffer, ListedCredential> pairs = byFingerprint(builtIn);
        // Both lists: the dictionary took it from a vendor.
        assertThat(pair(pairs, "admin", "meinsm").lists())
                .containsExactly("botnet-2016", "vendor-default");
        assertThat(pair(pairs, "admin", "meinsm").vendors()).contains("mobotix");
        ListedCredential wago = pair(pairs, "admin", "wago");
        assertThat(wago.lists()).containsExactly("vendor-default");
        assertThat(wago.vendors()).containsExactly("wago");
        assertThat(wago.telling()).isFalse();
        assertThat(builtIn.pairs()).hasSizeBetween(150, 300);
    }

    @Test
    void everyRowOfTheVendorsListNamesVendorProductAndSource() throws IOException {
        List<String> rows;
        try (var in = CredentialListTest.class.getResourceAsStream("vendor-default.csv")) {
            rows =
                    new String(requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8)
                            .lines()
                            .filter(line -> !line.startsWith("#"))
                            .toList();
        }
        assertThat(rows.get(0)).isEqualTo("vendor,product,user,password,source");
        assertThat(rows.subList(1, rows.size()))
                .hasSizeGreaterThan(100)
                .doesNotHaveDuplicates()
                .allMatch(row -> row.matches("[^,]+,(\"[^\"]+\"|[^,]+),[^,]+,[^,]+,.*[a-z].*"));
    }

    @Test
    void whileTwoKeysAreInUseEveryPairIsUnderBoth() {
        CredentialList list = CredentialList.builtIn(BOTH);
        Set<ByteBuffer> older =
                list.pairs().stream().map(ListedCredential::previous).collect(Collectors.toSet());
        assertThat(older).hasSameSizeAs(list.pairs());
        assertThat(older)
                .contains(ByteBuffer.wrap(new FingerprintKey(OLD).fingerprint("root", "xc3511")));
        assertThat(CredentialList.builtIn(ONE).pairs()).allMatch(pair -> pair.previous() == null);
    }

    @Test
    void blankIsEmptyAndWhatIsAbsentIsSkippedAndCounted() throws IOException {
        Path file =
                write(
                        """
                        productvendor,username,password
                        Acme Router,admin,<BLANK>
                        ACME-router,admin,<blank>
                        Acme,<N/A>,secret
                        Acme,root,<serial number>
                        Acme,short
                        "Quoted, Inc.",op,"pa""ss"
                        """);
        CredentialList list = CredentialList.read(file, ONE);
        assertThat(list.skipped()).isEqualTo(3);
        Map<ByteBuffer, ListedCredential> pairs = byFingerprint(list);
        assertThat(pairs).hasSize(2);
        assertThat(pair(pairs, "admin", "").vendors()).containsExactly("acme router");
        assertThat(pair(pairs, "op", "pa\"ss").vendors()).containsExactly("quoted inc");
        assertThat(list.pairs()).allMatch(pair -> pair.lists().equals(List.of("operator")));
    }

    @Test
    void joinedListsNameAllListsAndVendors() throws IOException {
        Path file = write("vendor,user,password\nAcme,admin,wago\n");
        ListedCredential joined =
                pair(
                        byFingerprint(
                                CredentialList.builtIn(BOTH).and(CredentialList.read(file, BOTH))),
                        "admin",
                        "wago");
        assertThat(joined.lists()).containsExactly("operator", "vendor-default");
        assertThat(joined.vendors()).containsExactly("acme", "wago");
        assertThat(joined.telling()).isTrue();
    }

    @Test
    void aFileThatIsNoListIsRefusedWithoutRepeatingIt() throws IOException {
        assertThatThrownBy(() -> CredentialList.read(write("hunter2,hunter3\n"), ONE))
                .hasMessageEndingWith("its first line must name the columns user and password");
        assertThatThrownBy(() -> CredentialList.read(write(""), ONE)).hasMessageEndingWith("empty");
        Path latin = folder.resolve("latin.csv");
        Files.write(
                latin, "user,password\nadmin,pa\u00dfword\n".getBytes(StandardCharsets.ISO_8859_1));
        assertThatThrownBy(() -> CredentialList.read(latin, ONE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("not UTF-8");
        assertThatThrownBy(() -> CredentialList.read(folder.resolve("absent"), ONE))
                .isInstanceOf(IOException.class);
    }

    @Test
    void theSharedListOfTheFieldIsRead() throws IOException {
        Path corpus =
                System.getenv("CORDON_CORPUS") != null
                        ? Path.of(System.getenv("CORDON_CORPUS"))
                        : Path.of(System.getProperty("cordon.root", ".."))
                                .resolve("../shared/data")
                                .normalize();
        Path file = corpus.resolve("creds/DefaultCreds-Cheat-Sheet.csv");
        assumeTrue(Files.isReadable(file), "no list at " + file + ": set CORDON_CORPUS");
        CredentialList list = CredentialList.read(file, ONE);
        // Counted with csv.reader of Python: distinct pairs, and rows with a value in brackets.
        assertThat(list.pairs()).hasSize(2_371);
        assertThat(list.skipped()).isEqualTo(4);
        assertThat(pair(byFingerprint(list), "admin", "admin").vendors())
                .contains("tp link", "3com", "dahua")
                .hasSizeGreaterThan(100);
    }

    @Test
    void vendorsAreComparedByWords() {
        assertThat(VendorName.of("  TP-Link  Tapo ")).isEqualTo("tp link tapo");
        assertThat(VendorName.of("***")).isEmpty();
        assertThat(VendorName.of("x".repeat(500))).hasSize(VendorName.LONGEST);
        assertThat(VendorName.same("dahua", "dahua dvr")).isTrue();
        assertThat(VendorName.same("dahua dvr", "dahua")).isTrue();
        assertThat(VendorName.same("acti", "actiontec")).isFalse();
    }

    @Test
    void vendorsOfOnePairAreBounded() {
        List<String> many =
                java.util.stream.IntStream.range(0, 5_000).mapToObj(i -> "vendor " + i).toList();
        assertThat(new ListedCredential(KEY, null, Set.of("operator"), many).vendors())
                .hasSize(ListedCredential.MOST_VENDORS);
    }

    private Path write(String content) throws IOException {
        return Files.writeString(Files.createTempFile(folder, "list", ".csv"), content);
    }

    private static ByteBuffer fingerprint(String user, String password) {
        return ByteBuffer.wrap(new FingerprintKey(KEY).fingerprint(user, password));
    }

    private static ListedCredential pair(
            Map<ByteBuffer, ListedCredential> pairs, String user, String password) {
        return requireNonNull(pairs.get(fingerprint(user, password)));
    }

    private static Map<ByteBuffer, ListedCredential> byFingerprint(CredentialList list) {
        return list.pairs().stream()
                .collect(Collectors.toMap(ListedCredential::fingerprint, Function.identity()));
    }
}
