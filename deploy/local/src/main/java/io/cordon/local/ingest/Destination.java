package io.cordon.local.ingest;

import io.cordon.local.running.RunningStack;
import io.cordon.local.running.StackFile;
import io.cordon.local.settings.RuleSettings;
import io.cordon.local.settings.TelemetrySettings;
import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where telemetry goes and what is known of it: the command line first, then the running stack.
 *
 * @param bootstrapServers Kafka
 * @param elasticsearch null when neither was named nor runs here: then there can be no bounded run
 * @param telemetry whose telemetry it is
 * @param rules what a bounded run judges with
 */
record Destination(
        String bootstrapServers,
        @Nullable URI elasticsearch,
        TelemetrySettings telemetry,
        RuleSettings rules) {

    static Destination of(IngestRequest request) throws IOException {
        String servers = request.bootstrapServers();
        if (servers != null) {
            return new Destination(
                    servers, request.elasticsearch(), request.telemetry(), request.rules());
        }
        RunningStack stack = new StackFile(request.dataFolder()).require();
        return new Destination(
                stack.bootstrapServers(),
                Optional.ofNullable(request.elasticsearch()).orElse(stack.elasticsearch()),
                request.telemetry().orElse(stack.telemetry()),
                request.rules().orElse(stack.rules()));
    }
}
