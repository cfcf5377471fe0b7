package io.cordon.local.running;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cordon.local.running.RunningStack.Owner;
import io.cordon.local.settings.Networks;
import io.cordon.local.settings.RuleSettings;
import io.cordon.local.settings.TelemetrySettings;
import io.cordon.local.settings.Tenant;
import io.cordon.schema.avro.Vantage;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StackFileTest {

    @TempDir Path folder;

    @Test
    void whatIsWrittenIsFound() throws IOException {
        StackFile file = new StackFile(folder.resolve("with space"));
        RunningStack stack =
                stack(
                        Owner.current(),
                        new TelemetrySettings(
                                new Tenant("clinic"),
                                "border",
                                Vantage.HOST,
                                folder.resolve("key")),
                        new RuleSettings(
                                Networks.parse("192.0.2.0/24,2001:db8::/32"),
                                folder.resolve("credentials.csv"),
                                folder.resolve("rules.yaml"),
                                folder.resolve("allow.csv"),
                                folder.resolve("assets.csv"),
                                folder.resolve("ports.csv")));
        file.write(stack);
        assertThat(file.find()).contains(stack);
        assertThat(file.require()).isEqualTo(stack);
        assertThat(folder.resolve("with space")).isDirectoryNotContaining("glob:**.json.*");
    }

    @Test
    void whatWasNotSaidStaysUnsaid() throws IOException {
        StackFile file = new StackFile(folder);
        RunningStack stack = stack(Owner.current(), TelemetrySettings.UNSAID, RuleSettings.UNSAID);
        file.write(stack);
        assertThat(file.require()).isEqualTo(stack);
    }

    @Test
    void withoutAFileItSaysWhatToRun() throws IOException {
        StackFile file = new StackFile(folder);
        assertThat(file.find()).isEmpty();
        assertThatThrownBy(file::require)
                .isInstanceOf(IOException.class)
                .hasMessageContaining("run './cordon up' first");
    }

    @Test
    void aFileWhoseOwnerIsGoneIsNoStack() throws Exception {
        Process gone = new ProcessBuilder("true").start();
        gone.waitFor();
        StackFile file = new StackFile(folder);
        file.write(stack(new Owner(gone.pid(), 1), TelemetrySettings.UNSAID, RuleSettings.UNSAID));
        assertThat(file.find()).isEmpty();
        assertThatThrownBy(file::require)
                .hasMessageContaining("process " + gone.pid())
                .hasMessageContaining("run './cordon up' again");
    }

    @Test
    void anotherProcessWithTheSameIdIsNotTheOwner() throws IOException {
        Owner self = Owner.current();
        StackFile file = new StackFile(folder);
        file.write(
                stack(
                        new Owner(self.pid(), self.started() - 60_000),
                        TelemetrySettings.UNSAID,
                        RuleSettings.UNSAID));
        assertThat(file.find()).isEmpty();
    }

    @Test
    void aDamagedFileIsToldAsSuch() throws IOException {
        Files.writeString(folder.resolve("stack.json"), "{\"version\":1,\"pid\":");
        assertThatThrownBy(new StackFile(folder)::find)
                .isInstanceOf(IOException.class)
                .hasMessageContaining("it is damaged");
        Files.writeString(folder.resolve("stack.json"), "{\"version\":2}");
        assertThatThrownBy(new StackFile(folder)::find).hasMessageContaining("another version");
    }

    private static RunningStack stack(
            Owner owner, TelemetrySettings telemetry, RuleSettings rules) {
        return new RunningStack(
                owner,
                Instant.parse("2026-11-20T12:00:00Z"),
                "127.0.0.1:9092",
                URI.create("http://127.0.0.1:9200"),
                URI.create("http://127.0.0.1:8081"),
                telemetry,
                rules,
                List.of("aa6ef59a", "5fd1c2a0"));
    }
}
