package io.cordon.detect.scope;

import io.cordon.schema.avro.LoginAttempt;
import io.cordon.schema.credential.ListedCredential;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * The lists of default credentials in force. What it answers may change between two questions: a
 * running job takes a new list without a restart. Answers are immutable.
 */
public interface DefaultLists {

    /**
     * What the lists say of a credential, by its fingerprint under the current or the previous key.
     * Which key made the fingerprint need not be said: two keys never give the same one.
     *
     * @return null when no list in force holds it
     */
    @Nullable ListedCredential find(ByteBuffer fingerprint);

    /** Distinct pairs in force. */
    int size();

    /**
     * The same for a login: by its fingerprint under the key of its decoder or, while two keys are
     * in use, under the key before.
     */
    default @Nullable ListedCredential find(LoginAttempt login) {
        ByteBuffer current = login.getCredentialFingerprint();
        ListedCredential found = current == null ? null : find(current);
        ByteBuffer previous = login.getPreviousFingerprint();
        return found != null || previous == null ? found : find(previous);
    }
}
