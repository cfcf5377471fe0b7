package io.cordon.detect.generated;

import static io.cordon.detect.generated.Script.all;
import static io.cordon.detect.generated.Script.ownedBy;
import static io.cordon.detect.generated.Script.seenBy;
import static io.cordon.detect.generated.Timeline.EDGE;
import static io.cordon.detect.generated.Timeline.MINUTE;
import static io.cordon.detect.generated.Timeline.reversed;
import static io.cordon.detect.generated.Timeline.spread;

import io.cordon.detect.generated.SpanScenarios.Actor;
import io.cordon.schema.address.IpAddress;
import io.cordon.schema.avro.LoginAttempt;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.LongStream;
import org.apache.avro.specific.SpecificRecordBase;
import org.jspecify.annotations.Nullable;

/** What every rule of one login about a device has to get right: days, sensors, tenants, names. */
final class PostureScenarios {

    /**
     * Logins at one device.
     *
     * @param subject its id, or the server's address
     * @param server null where the source does not say
     */
    record Device(
            String subject,
            IpAddress client,
            @Nullable IpAddress server,
            Consumer<LoginAttempt> change)
            implements Actor {

        @Override
        public List<LoginAttempt> at(long... times) {
            return LongStream.of(times)
                    .mapToObj(time -> Telemetry.failure(time, client, server))
                    .map(login -> Script.with(login, change))
                    .toList();
        }
    }

    private final Script script;
    private final Supplier<Device> fresh;

    /**
     * Tells the stories of one rule.
     *
     * @param fresh a device that nobody has met, of which every login is a match
     */
    PostureScenarios(Script script, Supplier<Device> fresh) {
        this.script = script;
        this.fresh = fresh;
    }

    void tellAll() {
        days();
        sensorsAndTenants();
        names();
        for (int i = 0; i < 6; i++) {
            long from = script.start();
            tell(
                    "drawn-" + i,
                    1,
                    LongStream.generate(() -> from + script.random.nextLong(10 * MINUTE))
                            .limit(1 + script.random.nextInt(30))
                            .toArray());
        }
    }

    private void days() {
        tell("once", 1, script.start());
        tell("a-hundred-times", 1, spread(script.start(), 100, 30 * MINUTE));
        tell("arriving-backwards", 1, reversed(spread(script.start(), 10, 30 * MINUTE)));
        tell("last-microsecond-of-the-day", 1, EDGE - 1);
        tell("first-microsecond-of-the-day", 1, EDGE);
        tell("both-days", 2, EDGE - 1, EDGE);
        tell("both-days-backwards", 2, EDGE + MINUTE, EDGE, EDGE - 1, EDGE - MINUTE);
        tell("twice-at-one-microsecond", 1, EDGE, EDGE);
    }

    private void sensorsAndTenants() {
        Device device = fresh.get();
        long[] times = spread(script.start(), 3, MINUTE);
        tell(
                "two-sensors-tie",
                1,
                device,
                all(device.at(times), seenBy("edge-2", device.at(times))));
        device = fresh.get();
        tell(
                "two-sensors-other-counts-more",
                1,
                device,
                all(device.at(times), seenBy("edge-2", device.at(spread(times[0], 5, MINUTE)))));
        device = fresh.get();
        tell(
                "two-sensors-two-days",
                2,
                device,
                all(device.at(EDGE - 1), seenBy("edge-2", device.at(EDGE))));
        device = fresh.get();
        tell(
                "two-tenants",
                2,
                device,
                all(ownedBy("clinic", device.at(times)), ownedBy("plant", device.at(times))));
    }

    private void names() {
        Device device = fresh.get();
        String id = "camera-" + device.subject();
        Device named =
                new Device(
                        id,
                        device.client(),
                        device.server(),
                        device.change().andThen(login -> login.setDeviceId(id)));
        tell("named-by-its-id", 1, named, named.at(script.start()));
        Device asked = fresh.get();
        Device inside =
                new Device(asked.subject(), script.cast.ours(), asked.server(), asked.change());
        tell("from-inside", 1, inside, inside.at(script.start()));
    }

    private void tell(String name, int findings, long... times) {
        Device device = fresh.get();
        tell(name, findings, device, device.at(times));
    }

    private void tell(
            String name, int findings, Actor actor, List<? extends SpecificRecordBase> records) {
        script.add(name, actor.subject(), findings, Cast.OURS, records);
    }
}
