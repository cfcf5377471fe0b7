package io.cordon.local.simulator;

import io.cordon.schema.address.IpAddress;

/** Boxes of ours that answer TCP without a handshake, and servers that answer as they should. */
final class Middleboxes implements Story {

    private static final Rule RULE = Rule.AMP_MIDDLEBOX;

    /** What somebody answers to one packet of 60 bytes. */
    private enum Answer {
        BLOCK_PAGE(80, 2, 1_900, 0x19, 1, "sends its block page without a handshake"),
        RESETS(443, 40, 1_600, 0x14, 1, "sends 40 resets for one packet"),
        WEB_SERVER(443, 5, 6_000, 0x1b, 1, "is a web server"),
        REFUSAL(443, 1, 40, 0x14, 1, "refuses once"),
        SAMPLED(443, 2, 1_900, 0x19, 100, "was sampled, so flags are missing");

        private final int port;
        private final long packets;
        private final long bytes;
        private final int flags;
        private final int sampling;
        private final String story;

        Answer(int port, long packets, long bytes, int flags, int sampling, String story) {
            this.port = port;
            this.packets = packets;
            this.bytes = bytes;
            this.flags = flags;
            this.sampling = sampling;
            this.story = story;
        }
    }

    @Override
    public void play(Stage stage) {
        for (Family family : Family.values()) {
            for (Segment segment : Segment.values()) {
                for (Answer answer : Answer.values()) {
                    answer(stage, segment, family, answer);
                }
            }
        }
    }

    private static void answer(Stage stage, Segment segment, Family family, Answer answer) {
        IpAddress box = stage.addresses().inside(segment, family);
        IpAddress client = stage.addresses().outside(family);
        long time = stage.panes(segment.ordinal() + answer.ordinal(), 1);
        stage.border()
                .flow(
                        ExportedFlow.tcp(time, client, 40_000, box, answer.port, ExportedFlow.SYN)
                                .answered(answer.packets, answer.bytes, answer.flags)
                                .sampled(answer.sampling));
        if (answer == Answer.BLOCK_PAGE || answer == Answer.RESETS) {
            stage.truth().device(RULE, box, time, answer.story);
        } else {
            stage.truth().lookAlike(RULE, box, answer.story);
        }
    }
}
