package io.cordon.stack.process;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.function.Predicate;

/** Answers whether a child serves its users yet. Called repeatedly from one thread. */
@FunctionalInterface
public interface Readiness {

    /** How long one question may take; the deadline of the start is checked between questions. */
    Duration QUESTION = Duration.ofSeconds(5);

    /**
     * @throws IOException when the child cannot be asked, which counts as not ready
     */
    boolean isReady() throws IOException, InterruptedException;

    /** Ready once a GET of this address answers 200 with a body that satisfies the condition. */
    static Readiness http(URI address, Predicate<String> body) {
        HttpClient client = HttpClient.newBuilder().connectTimeout(QUESTION).build();
        HttpRequest request = HttpRequest.newBuilder(address).timeout(QUESTION).build();
        return () -> {
            var response = client.send(request, BodyHandlers.ofString());
            return response.statusCode() == 200 && body.test(response.body());
        };
    }
}
