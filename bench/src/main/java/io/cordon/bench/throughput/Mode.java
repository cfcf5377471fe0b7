package io.cordon.bench.throughput;

/** What is measured, from the least work to the most. */
public enum Mode {
    /** A plain consumer that looks at no byte. */
    CONSUME("a", "plain consumer, bytes only"),
    /** A plain consumer that decodes every record. */
    CONSUME_DECODE("b", "plain consumer, full decode"),
    /** A Flink job that decodes every record and discards it. */
    FLINK_DECODE("c", "Flink, full decode, discard"),
    /** The live job with all its sinks. */
    PIPELINE("d", "pipeline: detectors, RocksDB, checkpoints, sinks"),
    /** The live job whose findings go nowhere. */
    PIPELINE_WITHOUT_SINKS("e", "pipeline without sinks");

    private final String letter;
    private final String title;

    Mode(String letter, String title) {
        this.letter = letter;
        this.title = title;
    }

    /** As tables and ratios name it. */
    public String letter() {
        return letter;
    }

    /** In words. */
    public String title() {
        return title;
    }
}
