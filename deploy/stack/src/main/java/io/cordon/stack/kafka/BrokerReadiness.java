package io.cordon.stack.kafka;

import io.cordon.stack.process.Loopback;
import io.cordon.stack.process.Readiness;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;

/** A broker serves once it lists itself as a member of its cluster. */
public record BrokerReadiness(String bootstrapServers, int port) implements Readiness {

    @Override
    public boolean isReady() throws IOException, InterruptedException {
        if (!Loopback.answers(port)) {
            return false; // spares the client its warnings
        }
        int millis = (int) QUESTION.toMillis();
        try (Admin admin =
                Admin.create(
                        Map.of(
                                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers,
                                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, millis,
                                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, millis))) {
            return !admin.describeCluster()
                    .nodes()
                    .get(QUESTION.toMillis(), TimeUnit.MILLISECONDS)
                    .isEmpty();
        } catch (ExecutionException | TimeoutException e) {
            throw new IOException("Cannot ask Kafka at " + bootstrapServers, e);
        }
    }
}
