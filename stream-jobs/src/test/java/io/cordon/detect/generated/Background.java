package io.cordon.detect.generated;

import io.cordon.schema.address.IpAddress;
import io.cordon.schema.avro.LoginOutcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.avro.specific.SpecificRecordBase;

/** An ordinary day: what gives no finding, by hosts that no scenario is about. */
final class Background {

    private static final int HOSTS = 60;

    private Background() {}

    static List<SpecificRecordBase> of(Cast cast, Random random) {
        List<SpecificRecordBase> records = new ArrayList<>();
        IpAddress resolver = cast.ours();
        IpAddress provider = cast.outside();
        IpAddress console = cast.ours();
        int managed = 0;
        for (IpAddress host : cast.ours(HOSTS)) {
            // Three mistakes at each of three hosts are not the ten of a machine that guesses.
            if (managed++ % 3 == 0) {
                console = cast.ours();
            }
            browse(host, cast.family, random, records);
            resolve(host, resolver, provider, random, records);
            manage(console, host, random, records);
        }
        return records;
    }

    /** A web client meets more than a hundred servers in ten minutes, on web ports. */
    private static void browse(
            IpAddress host, Family family, Random random, List<SpecificRecordBase> records) {
        long from = Timeline.somewhere(random);
        for (int i = 0; i < 150; i++) {
            records.add(
                    Telemetry.tcp(
                            from + random.nextLong(9 * Timeline.MINUTE),
                            host,
                            family.target(1_000 + random.nextInt(500)),
                            random.nextInt(5) == 0 ? 80 : 443,
                            "SF"));
        }
    }

    /** A client asks its own resolver, and a provider's. */
    private static void resolve(
            IpAddress host,
            IpAddress resolver,
            IpAddress provider,
            Random random,
            List<SpecificRecordBase> records) {
        for (int i = 0; i < 20; i++) {
            long time = Timeline.somewhere(random);
            records.add(Telemetry.answer(time, host, i % 4 == 0 ? provider : resolver));
        }
    }

    /** An administrator mistypes now and then, and uses Telnet where nobody outside can. */
    private static void manage(
            IpAddress console, IpAddress host, Random random, List<SpecificRecordBase> records) {
        long from = Timeline.somewhere(random);
        int mistakes = random.nextInt(4);
        for (int i = 0; i <= mistakes; i++) {
            long time = from + i * 5 * Timeline.SECOND;
            records.add(
                    Script.with(
                            Telemetry.failure(time, console, host),
                            i < mistakes
                                    ? login -> {}
                                    : login -> login.setOutcome(LoginOutcome.SUCCESS)));
        }
        records.add(Telemetry.tcp(from, console, host, 23, "SF"));
    }
}
