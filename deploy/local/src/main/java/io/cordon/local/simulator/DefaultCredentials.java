package io.cordon.local.simulator;

import io.cordon.local.simulator.Decoy.Pair;
import io.cordon.schema.address.IpAddress;
import java.util.List;

/**
 * Bots at the decoys: 3 or more distinct pairs of the 2016 botnet's dictionary within 60 s, and the
 * failures that this causes. A decoy sees them per source, over all decoys together.
 */
final class DefaultCredentials implements Story {

    private static final Rule RULE = Rule.CRED_DEFAULT_ATTEMPT;
    private static final long WINDOW = 60 * Timeline.SECOND;

    /** Pairs of that dictionary. */
    private static final List<Pair> LISTED =
            List.of(
                    new Pair("root", "xc3511"),
                    new Pair("root", "vizxv"),
                    new Pair("root", "admin"),
                    new Pair("admin", "admin"),
                    new Pair("root", "888888"),
                    new Pair("root", "xmhdipc"),
                    new Pair("root", "default"),
                    new Pair("root", "juantech"),
                    new Pair("support", "support"),
                    new Pair("root", ""),
                    new Pair("ubnt", "ubnt"),
                    new Pair("root", "Zte521"),
                    new Pair("root", "hi3518"));

    /** Published defaults of other products that this dictionary does not hold. */
    private static final List<Pair> UNLISTED =
            List.of(
                    new Pair("pi", "raspberry"),
                    new Pair("cisco", "cisco"),
                    new Pair("ftp", "ftp"),
                    new Pair("nagios", "nagios"),
                    new Pair("root", "calvin"),
                    new Pair("Root", "xc3511"),
                    new Pair("root", "XC3511"));

    @Override
    public void play(Stage stage) {
        for (Family family : Family.values()) {
            for (int i = 0; i < 2; i++) {
                exactlyThree(stage, family, i);
                dictionary(stage, family, i);
                twoDecoys(stage, family, i);
                onePassword(stage, family, i);
                onlyTwoPairs(stage, family, i);
                justTooSlow(stage, family, i);
                otherDefaults(stage, family, i);
            }
        }
    }

    private static void exactlyThree(Stage stage, Family family, int number) {
        long start = stage.slot(number, WINDOW);
        Bot bot = new Bot(stage, family, start, "telnet");
        bot.tries(start, LISTED.get(0));
        bot.tries(start + 7 * Timeline.SECOND, LISTED.get(1));
        bot.tries(start + WINDOW, LISTED.get(2));
        stage.truth().source(RULE, bot.source, start, "3 default pairs in exactly 60 s");
    }

    private static void dictionary(Stage stage, Family family, int number) {
        long start = stage.slot(number + 1, WINDOW);
        Bot bot = new Bot(stage, family, start, "telnet");
        for (int i = 0; i < LISTED.size(); i++) {
            bot.tries(start + i * 2 * Timeline.SECOND, LISTED.get(i));
        }
        stage.truth().source(RULE, bot.source, start, "13 default pairs in 24 s");
        stage.truth()
                .source(Rule.CRED_BRUTE_FAST, bot.source, start, "13 failures at a decoy in 24 s");
        stage.truth()
                .source(Rule.SCAN_MIRAI, bot.source, start, "13 pairs of the botnet's dictionary");
    }

    private static void twoDecoys(Stage stage, Family family, int number) {
        long start = stage.slot(number, WINDOW);
        Bot bot = new Bot(stage, family, start, "ssh");
        bot.tries(start, LISTED.get(3));
        bot.tries(start + Timeline.SECOND, LISTED.get(4));
        bot.moves(start + 2 * Timeline.SECOND);
        bot.succeeds(start + 3 * Timeline.SECOND, LISTED.get(8));
        stage.truth()
                .source(RULE, bot.source, start, "3 default pairs at two decoys, one accepted");
    }

    private static void onePassword(Stage stage, Family family, int number) {
        long start = stage.slot(number + 1, WINDOW);
        Bot bot = new Bot(stage, family, start, "ssh");
        for (int i = 0; i < 12; i++) {
            bot.tries(start + i * 3 * Timeline.SECOND, UNLISTED.get(0));
        }
        stage.truth()
                .source(Rule.CRED_BRUTE_FAST, bot.source, start, "12 failures, one unlisted pair");
        stage.truth()
                .lookAlike(RULE, bot.source, "one pair that is not in the dictionary, 12 times");
    }

    private static void onlyTwoPairs(Stage stage, Family family, int number) {
        long start = stage.slot(number, WINDOW);
        Bot bot = new Bot(stage, family, start, "telnet");
        for (int i = 0; i < 8; i++) {
            bot.tries(start + i * 2 * Timeline.SECOND, LISTED.get(11 + i % 2));
        }
        stage.truth().lookAlike(RULE, bot.source, "2 default pairs, four times each");
        stage.truth().lookAlike(Rule.CRED_BRUTE_FAST, bot.source, "8 failures at a decoy");
    }

    private static void justTooSlow(Stage stage, Family family, int number) {
        long start = stage.slot(number + 1, WINDOW + 1);
        Bot bot = new Bot(stage, family, start, "telnet");
        bot.tries(start, LISTED.get(5));
        bot.tries(start + 20 * Timeline.SECOND, LISTED.get(6));
        bot.tries(start + WINDOW + 1, LISTED.get(7));
        stage.truth().lookAlike(RULE, bot.source, "3 default pairs in 60 s and 1 microsecond");
    }

    private static void otherDefaults(Stage stage, Family family, int number) {
        long start = stage.slot(number, WINDOW);
        Bot bot = new Bot(stage, family, start, "ssh");
        for (int i = 0; i < UNLISTED.size(); i++) {
            bot.tries(start + i * 5 * Timeline.SECOND, UNLISTED.get(i));
        }
        stage.truth().lookAlike(RULE, bot.source, "7 pairs outside the dictionary, case included");
    }

    /** One attacking source with the session it is in. */
    private static final class Bot {

        private final Stage stage;
        private final Family family;
        private final String protocol;
        private final IpAddress source;
        private String session;

        Bot(Stage stage, Family family, long start, String protocol) {
            this.stage = stage;
            this.family = family;
            this.protocol = protocol;
            this.source = stage.addresses().outside(family);
            this.session = connect(start);
        }

        void moves(long time) {
            session = connect(time);
        }

        void tries(long time, Pair pair) {
            stage.decoy().login(time, source, session, pair, false);
        }

        void succeeds(long time, Pair pair) {
            stage.decoy().login(time, source, session, pair, true);
        }

        private String connect(long time) {
            IpAddress decoy = stage.addresses().reachable(Segment.HOME, family);
            return stage.decoy().connect(time, source, decoy, protocol);
        }
    }
}
