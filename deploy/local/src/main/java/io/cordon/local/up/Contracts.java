package io.cordon.local.up;

import io.cordon.schema.index.IndexTemplateInstaller;
import io.cordon.schema.topic.TopicInstaller;
import io.cordon.stack.LocalStack;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;

/**
 * Applies topics and index templates to a stack that has just started; in place already, nothing
 * changes.
 */
public final class Contracts {

    private Contracts() {}

    /** Applies both; returns when they are in force. */
    public static void apply(LocalStack stack) throws IOException {
        try (Admin admin =
                Admin.create(
                        Map.of(
                                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
                                stack.kafka().bootstrapServers()))) {
            TopicInstaller.apply(admin);
        }
        HttpClient client = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();
        try {
            new IndexTemplateInstaller(client, stack.elasticsearch().url(), null).apply();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("Cannot apply index templates: interrupted");
        }
    }
}
