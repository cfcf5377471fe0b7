package io.cordon.detect.reference;

/** The numbers of the words. */
final class Severity {

    static final int LOW = 21;
    static final int MEDIUM = 47;
    static final int HIGH = 73;
    static final int CRITICAL = 99;

    private Severity() {}
}
