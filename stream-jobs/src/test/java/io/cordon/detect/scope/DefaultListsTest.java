package io.cordon.detect.scope;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.cordon.schema.avro.LoginAttempt;
import io.cordon.schema.credential.FingerprintKey;
import io.cordon.schema.credential.FingerprintKeys;
import io.cordon.schema.credential.ListedCredential;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DefaultListsTest {

    private static final FingerprintKey OLD = key('o');
    private static final FingerprintKey NEW = key('n');
    private static final FingerprintKeys BEFORE = new FingerprintKeys(OLD, null);
    private static final FingerprintKeys OVERLAP = new FingerprintKeys(NEW, OLD);
    private static final FingerprintKeys AFTER = new FingerprintKeys(NEW, null);

    /** Before, during and after a rotation: every state of decoder and job that can meet. */
    @Test
    void aRotationLosesNothingAsLongAsTheOldKeyIsKept() {
        CredentialIndex startedBefore = index(BEFORE);
        CredentialIndex startedDuring = index(OVERLAP);
        CredentialIndex startedAfter = index(AFTER);

        assertThat(startedBefore.find(login(BEFORE))).isNotNull();
        // The key was rotated; the job still has its lists of before.
        assertThat(startedBefore.find(login(OVERLAP))).isNotNull();
        // The job was started again; a sensor elsewhere still has the old key.
        assertThat(startedDuring.find(login(BEFORE))).isNotNull();
        assertThat(startedDuring.find(login(OVERLAP))).isNotNull();
        assertThat(startedDuring.find(login(AFTER))).isNotNull();
        // The old key is retired.
        assertThat(startedAfter.find(login(AFTER))).isNotNull();
        assertThat(startedAfter.find(login(OVERLAP))).isNotNull();
        // This is what retiring ends: a sensor that never got the new key.
        assertThat(startedAfter.find(login(BEFORE))).isNull();
    }

    @Test
    void onePairCountsOnceThroughoutARotation() {
        assertThat(DefaultLists.pair(login(OVERLAP)))
                .isEqualTo(DefaultLists.pair(login(BEFORE)))
                .isNotEqualTo(DefaultLists.pair(login(AFTER)));
        assertThat(DefaultLists.pair(new LoginAttempt())).isNull();
    }

    @Test
    void aFeedUnderTheOldKeyJoinsTheListUnderBoth() {
        LiveLists lists = new LiveLists(List.of(listed(OVERLAP, "vendor-default", "mobotix")));
        lists.replace(List.of(listed(BEFORE, "operator", "acme")));
        for (FingerprintKeys keys : List.of(BEFORE, OVERLAP, AFTER)) {
            DefaultLists.Listing listing = requireNonNull(lists.find(login(keys)));
            assertThat(listing.lists()).containsExactly("operator", "vendor-default");
            assertThat(listing.vendors()).containsExactly("acme", "mobotix");
        }
    }

    @Test
    void aFeedIsReplacedAsAWholeAndTheLastingListsStay() {
        LiveLists lists = new LiveLists(List.of());
        assertThat(lists.isEmpty()).isTrue();
        lists.replace(List.of(listed(BEFORE, "operator", null)));
        assertThat(lists.find(login(BEFORE))).isNotNull();
        lists.replace(List.of());
        assertThat(lists.find(login(BEFORE))).isNull();
        assertThat(lists.isEmpty()).isTrue();
    }

    @Test
    void aVendorsDefaultAloneIsNotTelling() {
        CredentialIndex vendors =
                new CredentialIndex(List.of(listed(BEFORE, "vendor-default", "mobotix")));
        DefaultLists.Listing listing = requireNonNull(vendors.find(login(BEFORE)));
        assertThat(listing.telling()).isFalse();
        assertThat(listing.names("MOBOTIX AG")).isTrue();
        assertThat(listing.names("Mobo")).isFalse();
        assertThat(listing.names(null)).isFalse();
        assertThat(listing.names("")).isFalse();
        for (String list : List.of("botnet-2016", "operator")) {
            CredentialIndex other = new CredentialIndex(List.of(listed(BEFORE, list, null)));
            assertThat(requireNonNull(other.find(login(BEFORE))).telling()).isTrue();
        }
    }

    private static CredentialIndex index(FingerprintKeys keys) {
        return new CredentialIndex(List.of(listed(keys, "botnet-2016", null)));
    }

    private static ListedCredential listed(
            FingerprintKeys keys, String list, @Nullable String vendor) {
        FingerprintKey previous = keys.previous();
        return new ListedCredential(
                keys.current().fingerprint("admin", "meinsm"),
                previous == null ? null : previous.fingerprint("admin", "meinsm"),
                Set.of(list),
                vendor == null ? Set.of() : Set.of(vendor));
    }

    private static LoginAttempt login(FingerprintKeys keys) {
        LoginAttempt login = new LoginAttempt();
        FingerprintKey previous = keys.previous();
        login.setCredentialFingerprint(
                ByteBuffer.wrap(keys.current().fingerprint("admin", "meinsm")));
        if (previous != null) {
            login.setPreviousFingerprint(ByteBuffer.wrap(previous.fingerprint("admin", "meinsm")));
        }
        return login;
    }

    private static FingerprintKey key(char fill) {
        return new FingerprintKey(
                String.valueOf(fill)
                        .repeat(FingerprintKey.BYTES)
                        .getBytes(StandardCharsets.US_ASCII));
    }
}
