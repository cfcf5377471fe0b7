package io.cordon.detect.generated;

import io.cordon.schema.address.IpAddress;
import io.cordon.schema.avro.LoginAttempt;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ObjIntConsumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * An actor who fails to log in: one client at one server, each attempt changed by its number.
 *
 * @param subject value of the finding's subject
 * @param change what makes the attempt of a number differ
 */
record Attempts(
        String subject,
        IpAddress client,
        @Nullable IpAddress server,
        ObjIntConsumer<LoginAttempt> change)
        implements SpanScenarios.Actor {

    /** Subject is the pair. */
    static Attempts pair(IpAddress client, IpAddress server, ObjIntConsumer<LoginAttempt> change) {
        return new Attempts(client.text() + ">" + server.text(), client, server, change);
    }

    /** Subject is the client. */
    static Attempts source(
            IpAddress client, @Nullable IpAddress server, ObjIntConsumer<LoginAttempt> change) {
        return new Attempts(client.text(), client, server, change);
    }

    @Override
    public List<LoginAttempt> at(long... times) {
        List<LoginAttempt> attempts = new ArrayList<>();
        IntStream.range(0, times.length)
                .forEach(
                        i -> {
                            LoginAttempt one = Telemetry.failure(times[i], client, server);
                            change.accept(one, i);
                            attempts.add(one);
                        });
        return attempts;
    }
}
