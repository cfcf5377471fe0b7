package io.cordon.schema.framing;

import io.cordon.schema.avro.Flow;
import org.apache.avro.util.ClassSecurityValidator;

/**
 * Tells Avro that the generated records may be instantiated while reading. Avro 1.12.2 refuses
 * every class that nobody named, since a hostile schema could name any class on the class path. We
 * name one package, by code, so that no JVM option can be forgotten.
 */
public final class TrustedRecords {

    private static final String PACKAGE = Flow.class.getPackageName();

    static {
        ClassSecurityValidator.setGlobal(
                ClassSecurityValidator.composite(
                        ClassSecurityValidator.getGlobal(),
                        type -> type.getPackageName().equals(PACKAGE)));
    }

    private TrustedRecords() {}

    /**
     * Makes sure of it, once per class loader. {@link Framing} does; only who reads generated
     * records by other means has to.
     */
    public static void install() {
        // the static initialiser above has run
    }
}
