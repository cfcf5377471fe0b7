package io.cordon.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cordon.stack.flink.FlinkSettings;
import io.cordon.stack.process.Loopback;
import io.cordon.stack.testing.TestDirectory;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class LocalStackIT {

    private static final StackSettings SMALL =
            new StackSettings(256, 512, FlinkSettings.defaults().withTaskManagerMegabytes(1024));

    @Test
    void startsAllThreeAndLeavesNothingBehind() throws Exception {
        var directory = TestDirectory.create("local-stack");
        LocalStack stack = new LocalStack(directory, StackPorts.free(), SMALL);
        try (stack) {
            stack.start();
            assertThat(children(stack)).hasSize(4).allMatch(child -> child.isAlive());
            LocalStack second = new LocalStack(directory, StackPorts.free(), SMALL);
            assertThatThrownBy(second::start)
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining(
                            "already runs for another command on the same data folder");
            assertThat(children(stack)).allMatch(child -> child.isAlive());
        }
        assertThat(children(stack)).noneMatch(child -> child.isAlive());
    }

    @Test
    void namesTheMemoryThatIsMissing() throws Exception {
        try (LocalStack stack =
                new LocalStack(
                        TestDirectory.create("local-stack-memory"),
                        StackPorts.free(),
                        StackSettings.defaults(),
                        () -> OptionalLong.of(700))) {
            assertThatThrownBy(stack::start)
                    .isInstanceOf(IOException.class)
                    .hasMessage(
                            "Cannot start the stack: it needs 4228 MB of memory and 700 MB are"
                                    + " available: stop other programs, or use ./cordon batch,"
                                    + " which needs no servers");
        }
    }

    @Test
    void namesTheBusyPortBeforeAnythingStarts() throws Exception {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getByName(Loopback.HOST));
                LocalStack stack =
                        new LocalStack(
                                TestDirectory.create("local-stack-port"),
                                new StackPorts(
                                        Loopback.freePort(),
                                        Loopback.freePort(),
                                        other.getLocalPort()),
                                SMALL)) {
            assertThatThrownBy(stack::start)
                    .hasMessage(
                            "Cannot start Flink: port "
                                    + other.getLocalPort()
                                    + " on 127.0.0.1 is in use: stop what listens there, or choose"
                                    + " another with --flink-port");
            assertThat(children(stack)).isEmpty();
        }
    }

    private static Stream<io.cordon.stack.process.ChildProcess> children(LocalStack stack) {
        return Stream.of(stack.kafka(), stack.elasticsearch(), stack.flink())
                .flatMap(service -> service.children().stream());
    }
}
