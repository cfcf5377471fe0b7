package io.cordon.schema.credential;

import org.jspecify.annotations.Nullable;

/**
 * One publicly known default credential, in plain: it exists only while a list is read.
 *
 * @param list name of the list it stands in
 * @param vendor whose default it is, as the list writes it; null when the list does not say
 * @param user exact user name, may be empty
 * @param password exact password, may be empty
 */
public record DefaultCredential(
        String list, @Nullable String vendor, String user, String password) {

    /** Names the list and the vendor, and nothing that would be a secret elsewhere. */
    @Override
    public String toString() {
        return "DefaultCredential[list=" + list + ", vendor=" + vendor + "]";
    }
}
