package io.cordon.ingest.decode;

/** The classes of input lines; each line is in exactly one. */
public enum LineClass {
    /** Says how to read other lines: {@code #fields}, or the brackets of a JSON array. */
    HEADER,
    /** Empty or white space. */
    BLANK,
    /** Gave a record, or state that a record is made of. */
    DECODED,
    /** Well formed, but nothing that the decoders read. */
    IGNORED,
    /** Set aside as a dead letter. */
    REJECTED
}
