package io.cordon.local.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.cordon.ingest.decode.Format;
import io.cordon.ingest.decode.LogDate;
import io.cordon.ingest.feed.sync.PublishedFeed;
import io.cordon.local.batch.BatchRequest;
import io.cordon.local.demo.DemoSettings;
import io.cordon.local.explain.ExplainRequest;
import io.cordon.local.explain.ExplainRequest.ById;
import io.cordon.local.explain.ExplainRequest.BySubject;
import io.cordon.local.feed.FeedRequest;
import io.cordon.local.firmware.FeedFiles;
import io.cordon.local.firmware.FirmwareRequest;
import io.cordon.local.ingest.IngestRequest;
import io.cordon.local.key.KeyRequest;
import io.cordon.local.listen.ListenRequest;
import io.cordon.local.quality.QualityRequest;
import io.cordon.local.search.SearchSettings;
import io.cordon.local.settings.Networks;
import io.cordon.local.settings.Ports;
import io.cordon.local.settings.Tenant;
import io.cordon.local.simulator.FleetSimulator;
import io.cordon.local.up.UpSettings;
import io.cordon.schema.avro.Vantage;
import io.cordon.search.SearchFormat;
import io.cordon.search.SearchIndex;
import io.cordon.search.SearchRequest;
import io.cordon.stack.flink.FlinkSettings.StateBackend;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CommandLineTest {

    @TempDir Path folder;
    private Run run;
    private String log;

    @BeforeEach
    void prepare() throws IOException {
        run = new Run(folder.resolve(".cordon"));
        log = Files.writeString(folder.resolve("conn.log"), "x").toString();
    }

    /** The place of the log is needed before the first logger, and so before the real parsing. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "batch --out results log|.cordon",
                "batch --data /elsewhere --out results log|/elsewhere",
                "ingest --live --data=/elsewhere -h log|/elsewhere",
                "key rotate --data /elsewhere|/elsewhere",
                "up --networks 192.0.2.0/24 --data /one --data /elsewhere|/elsewhere",
                "batch log -- --data|.cordon",
                "up --data|.cordon",
                "--unknown|.cordon"
            })
    void theLogLiesWithTheData(String line, String data) {
        assertThat(CordonCommand.log(folder.resolve(".cordon"), line.split(" ")))
                .isEqualTo(folder.resolve(data).resolve("logs/cordon.log"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "up",
                "demo",
                "ingest",
                "listen",
                "batch",
                "explain",
                "rules",
                "search",
                "quality",
                "feed",
                "feed import",
                "feed remove",
                "feed status",
                "feed sync",
                "key",
                "key status",
                "key rotate",
                "key retire",
                "firmware",
                "firmware explain",
                "bench"
            })
    void everyCommandHelpsWithExamplesAndExitCodes(String command) {
        assertThat(run.with((command + " --help").split(" ", -1))).isZero();
        assertThat(run.output())
                .contains("Usage: cordon " + command)
                .contains("Examples:")
                .contains("  cordon " + command)
                .contains("Exit codes:");
        assertThat(run.calledNothing()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"throughput", "latency", "scale"})
    void everyBenchmarkHelpsWithExamplesAndExitCodes(String benchmark) {
        assertThat(run.with("bench", benchmark, "--help")).isZero();
        assertThat(run.output())
                .contains("Usage: cordon bench " + benchmark)
                .contains("Examples:")
                .contains("  cordon bench " + benchmark)
                .contains("Exit codes:");
    }

    @Test
    void withoutABenchmarkItSaysWhatToDo() {
        assertThat(run.with("bench")).isEqualTo(2);
        assertThat(run.errors()).contains("name a benchmark").contains("cordon bench --help");
    }

    @ParameterizedTest
    @CsvSource({
        "--mix=gentle, '--mix must be default, harsh, flows or both'",
        "--modes=xyz, '--modes takes letters of a to e'",
        "--modes=aa, '--modes takes letters of a to e'",
        "--candidates=2, 'candidates 2.0 is outside 0 to 1'",
        "--repeat=0, 'repetitions and parallelism must be at least 1'",
        "--task-manager-memory=1, '--task-manager-memory must be at least 1024'"
    })
    void aWrongOptionOfABenchmarkIsWrongUsage(String option, String message) {
        assertThat(run.with("bench", "throughput", option)).isEqualTo(2);
        assertThat(run.errors()).contains(message);
    }

    @Test
    void withoutACommandItSaysWhatToDo() {
        assertThat(run.with()).isEqualTo(2);
        assertThat(run.errors()).contains("name a command").contains("try 'cordon --help'");
    }

    @ParameterizedTest
    @CsvSource({"ingets, ingest", "serach, search"})
    void aMistypedCommandNamesTheNearest(String typed, String meant) {
        assertThat(run.with(typed)).isEqualTo(2);
        assertThat(run.errors()).contains(meant);
    }

    @Test
    void aMistypedOptionNamesTheNearest() {
        assertThat(run.with("up", "--netwroks", "192.0.2.0/24")).isEqualTo(2);
        assertThat(run.errors()).contains("--netwroks").contains("--networks");
    }

    @Test
    void qualityReadsEveryOption() {
        assertThat(run.with("quality", "--seed=7", "--format=json")).isZero();
        assertThat(run.settings(QualityRequest.class)).isEqualTo(new QualityRequest(7, true));
        assertThat(run.with("quality")).isZero();
        assertThat(run.settings(QualityRequest.class))
                .isEqualTo(new QualityRequest(FleetSimulator.SEED, false));
        assertThat(run.with("quality", "--format", "xml")).isEqualTo(2);
        assertThat(run.errors()).contains("expected table or json");
    }

    @Test
    void upReadsEveryOption() throws IOException {
        Path rules = Files.writeString(folder.resolve("rules.yaml"), "{}");
        assertThat(
                        run.with(
                                "up",
                                "--tenant=clinic",
                                "--sensor=border-1",
                                "--vantage=host",
                                "--networks=192.0.2.0/24,2001:db8::/32",
                                "--rules=" + rules,
                                "--key-file=key",
                                "--kafka-port=0",
                                "--elasticsearch-port=1",
                                "--flink-port=65535",
                                "--state-backend=heap",
                                "--data=" + folder))
                .isZero();
        UpSettings settings = run.settings(UpSettings.class);
        assertThat(settings.dataFolder()).isEqualTo(folder);
        assertThat(settings.ports()).isEqualTo(new Ports(0, 1, 65_535));
        assertThat(settings.stateBackend()).isEqualTo(StateBackend.HEAP);
        assertThat(settings.telemetry().tenant()).isEqualTo(new Tenant("clinic"));
        assertThat(settings.telemetry().sensor()).isEqualTo("border-1");
        assertThat(settings.telemetry().vantage()).isEqualTo(Vantage.HOST);
        assertThat(settings.telemetry().keyFile()).isEqualTo(Path.of("key"));
        assertThat(settings.rules().networks())
                .isEqualTo(Networks.parse("192.0.2.0/24,2001:db8::/32"));
        assertThat(settings.rules().rules()).isEqualTo(rules);
        assertThat(settings.rules().credentials()).isNull();
        assertThat(settings.rules().allow()).isNull();
    }

    @Test
    void upKeepsItsStateOnDiskByDefaultAndKnowsNoOtherBackend() {
        assertThat(run.with("up")).isZero();
        assertThat(run.settings(UpSettings.class).stateBackend()).isEqualTo(StateBackend.ROCKSDB);
        assertThat(run.with("up", "--state-backend=tape")).isEqualTo(2);
    }

    @Test
    void upHasTheKnownPortsByDefault() {
        assertThat(run.with("up")).isZero();
        assertThat(run.settings(UpSettings.class).ports()).isEqualTo(Ports.DEFAULT);
        assertThat(run.settings(UpSettings.class).dataFolder())
                .isEqualTo(folder.resolve(".cordon"));
    }

    @Test
    void demoReadsEveryOption() {
        assertThat(run.with("demo", "--exit", "--seed=7", "--deadline=60", "--tenant=t")).isZero();
        DemoSettings settings = run.settings(DemoSettings.class);
        assertThat(settings.exit()).isTrue();
        assertThat(settings.seed()).isEqualTo(7);
        assertThat(settings.deadline()).isEqualTo(Duration.ofSeconds(60));
        assertThat(settings.tenant()).isEqualTo(new Tenant("t"));
    }

    @Test
    void ingestReadsEveryOption() {
        assertThat(
                        run.with(
                                "ingest",
                                "--format=zeek-json",
                                "--log-date=2019-12-31",
                                "--log-zone=Europe/Vienna",
                                "--bootstrap-servers=kafka:9092",
                                "--elasticsearch=http://es:9200",
                                "--again",
                                "--backfill",
                                "--keep-input",
                                log,
                                folder.toString()))
                .isZero();
        IngestRequest request = run.settings(IngestRequest.class);
        assertThat(request.paths()).isEqualTo(List.of(Path.of(log), folder));
        assertThat(request.format()).isEqualTo(Format.ZEEK_JSON);
        assertThat(request.logDate())
                .isEqualTo(new LogDate(LocalDate.of(2019, 12, 31), ZoneId.of("Europe/Vienna")));
        assertThat(request.bootstrapServers()).isEqualTo("kafka:9092");
        assertThat(request.elasticsearch()).isEqualTo(URI.create("http://es:9200"));
        assertThat(request.again()).isTrue();
        assertThat(request.keepInput()).isTrue();
        assertThat(request.door()).isEqualTo(IngestRequest.Door.BACKFILL);
    }

    @Test
    void theDateOfLogsIsThatOfTheFilesUnlessTold() {
        assertThat(run.with("ingest", log)).isZero();
        assertThat(run.settings(IngestRequest.class).logDate()).isNull();
        assertThat(run.with("ingest", "--log-zone=+01:00", log)).isZero();
        assertThat(run.settings(IngestRequest.class).logDate())
                .isEqualTo(new LogDate(null, ZoneId.of("+01:00")));
        assertThat(run.with("ingest", "--log-date=yesterday", log)).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({"'', 5514, 5514", "--udp=514, 514, -1", "--tcp=0, -1, 0", "--udp=1 --tcp=2, 1, 2"})
    void listenReceivesOverBothUnlessTold(String options, int udp, int tcp) {
        String line = ("listen syslog " + options).strip();
        assertThat(run.with(line.split(" "))).isZero();
        ListenRequest request = run.settings(ListenRequest.class);
        assertThat(request.udpPort()).isEqualTo(udp);
        assertThat(request.tcpPort()).isEqualTo(tcp);
        assertThat(request.bind().getHostAddress()).isEqualTo("127.0.0.1");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"'' | 2055 4739 6343", "--udp=9995,0 --bind=:: | 9995 0"})
    void listenReceivesFlowsAtTheirPorts(String options, String ports) {
        String line = ("listen flows " + options).strip();
        assertThat(run.with(line.split(" "))).isZero();
        ListenRequest request = run.settings(ListenRequest.class);
        assertThat(request.flowPorts().stream().map(String::valueOf))
                .containsExactly(ports.split(" "));
        assertThat(request.udpPort()).isEqualTo(-1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "listen",
                "listen snmp",
                "listen syslog --udp=65536",
                "listen syslog --tcp=x",
                "listen syslog --udp=1,2",
                "listen flows --tcp=1",
                "listen flows --udp=2055,x"
            })
    void listenRefuses(String line) {
        assertThat(run.with(line.split(" "))).isEqualTo(2);
        assertThat(run.calledNothing()).isTrue();
    }

    @Test
    void ingestChoosesTheDoorByAgeUnlessTold() {
        assertThat(run.with("ingest", log)).isZero();
        assertThat(run.settings(IngestRequest.class).door()).isEqualTo(IngestRequest.Door.BY_AGE);
        assertThat(run.with("ingest", "--live", log)).isZero();
        assertThat(run.settings(IngestRequest.class).door()).isEqualTo(IngestRequest.Door.LIVE);
        assertThat(run.with("ingest", "--live", "--backfill", log)).isEqualTo(2);
    }

    @Test
    void batchNeedsAFolderForItsResults() {
        assertThat(run.with("batch", log)).isEqualTo(2);
        assertThat(run.errors()).contains("--out");
        assertThat(run.with("batch", "--out", "results", log)).isZero();
        assertThat(run.settings(BatchRequest.class).out()).isEqualTo(Path.of("results"));
    }

    @Test
    void explainTakesAnIdOrASubject() {
        String id = "00112233445566778899aabbccddeeff";
        assertThat(run.with("explain", id, log)).isZero();
        assertThat(run.settings(ExplainRequest.class).question()).isEqualTo(new ById(id));
        assertThat(
                        run.with(
                                "explain",
                                "--rule=SCAN-HORIZONTAL",
                                "--subject=192.0.2.7",
                                "--period=2026-01-10T02:00:00Z",
                                log))
                .isZero();
        assertThat(run.settings(ExplainRequest.class).question())
                .isEqualTo(
                        new BySubject(
                                "SCAN-HORIZONTAL",
                                "192.0.2.7",
                                Instant.parse("2026-01-10T02:00:00Z")));
        assertThat(run.with("explain", log)).isEqualTo(2);
        assertThat(run.with("explain", "--rule=SCAN-HORIZONTAL", log)).isEqualTo(2);
    }

    @Test
    void searchReadsEveryOption() {
        assertThat(
                        run.with(
                                "search",
                                "rule.id:X",
                                "--index=dead-letters",
                                "--format=csv",
                                "--limit=10000"))
                .isZero();
        SearchSettings settings = run.settings(SearchSettings.class);
        assertThat(settings.question())
                .isEqualTo(new SearchRequest("rule.id:X", SearchIndex.DEAD_LETTERS, 10_000));
        assertThat(settings.format()).isEqualTo(SearchFormat.CSV);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "*|NOT cordon.incident.status:merged",
                "a OR b|(a OR b) AND NOT cordon.incident.status:merged",
            })
    void incidentsAreSearchedWithoutTheMergedOnes(String asked, String query) {
        assertThat(run.with("search", "--incidents", asked)).isZero();
        assertThat(run.settings(SearchSettings.class).question())
                .isEqualTo(new SearchRequest(query, SearchIndex.INCIDENTS, 50));
    }

    @Test
    void feedReadsEveryOption() {
        assertThat(
                        run.with(
                                "feed",
                                "import",
                                "credentials",
                                "--key-file=site.key",
                                "--bootstrap-servers=kafka:9092",
                                "--data=" + folder,
                                log))
                .isZero();
        assertThat(run.settings(FeedRequest.class))
                .isEqualTo(
                        new FeedRequest(
                                folder,
                                new FeedRequest.Import(FeedRequest.Feed.CREDENTIALS, Path.of(log)),
                                Path.of("site.key"),
                                "kafka:9092"));
        assertThat(run.with("feed", "remove", "credentials")).isZero();
        assertThat(run.settings(FeedRequest.class).operation())
                .isEqualTo(new FeedRequest.Remove(FeedRequest.Feed.CREDENTIALS));
        assertThat(run.with("feed", "import", "ports", log)).isZero();
        assertThat(run.settings(FeedRequest.class).operation())
                .isEqualTo(new FeedRequest.Import(FeedRequest.Feed.PORTS, Path.of(log)));
        assertThat(run.with("feed", "remove", "ports")).isZero();
        assertThat(run.settings(FeedRequest.class).operation())
                .isEqualTo(new FeedRequest.Remove(FeedRequest.Feed.PORTS));
        assertThat(run.with("feed", "status")).isZero();
        assertThat(run.settings(FeedRequest.class))
                .isEqualTo(
                        new FeedRequest(
                                folder.resolve(".cordon"), new FeedRequest.Status(), null, null));

        assertThat(run.with("feed", "sync", "kev", "--kev-url", "https://example.org/k.json"))
                .isZero();
        assertThat(run.settings(FeedRequest.class).operation())
                .isInstanceOfSatisfying(
                        FeedRequest.Sync.class,
                        sync -> {
                            assertThat(sync.feeds()).containsExactly(PublishedFeed.KEV);
                            assertThat(sync.folder())
                                    .isEqualTo(folder.resolve(".cordon").resolve("feeds"));
                            assertThat(sync.places())
                                    .containsEntry(
                                            PublishedFeed.KEV,
                                            URI.create("https://example.org/k.json"));
                        });
        assertThat(run.with("feed", "sync")).isZero();
        assertThat(((FeedRequest.Sync) run.settings(FeedRequest.class).operation()).feeds())
                .containsExactly(PublishedFeed.values());
    }

    @Test
    void keyReadsEveryOption() {
        assertThat(run.with("key", "status", "--key-file=site.key")).isZero();
        assertThat(run.settings(KeyRequest.class))
                .isEqualTo(
                        new KeyRequest(
                                folder.resolve(".cordon"),
                                KeyRequest.Operation.STATUS,
                                Path.of("site.key"),
                                false));
        assertThat(run.with("key", "rotate")).isZero();
        assertThat(run.settings(KeyRequest.class).operation())
                .isEqualTo(KeyRequest.Operation.ROTATE);
        assertThat(run.with("key", "retire", "--force")).isZero();
        assertThat(run.settings(KeyRequest.class).operation())
                .isEqualTo(KeyRequest.Operation.RETIRE);
        assertThat(run.settings(KeyRequest.class).force()).isTrue();
    }

    @Test
    void firmwareExplainReadsEveryOption() {
        assertThat(
                        run.with(
                                "firmware",
                                "explain",
                                "--vendor=TP-Link",
                                "--product",
                                "Archer AX21",
                                "--version",
                                "1.1.3 Build 20220620",
                                "--model=AX1800",
                                "--hardware-version=V3",
                                "--cve=cve-2023-1389",
                                "--nvd",
                                log,
                                folder.toString(),
                                "--cve5",
                                log,
                                "--kev",
                                log,
                                "--epss=" + log,
                                "--eol=" + log,
                                "--as-of=2026-01-31",
                                "--json"))
                .isZero();
        Path file = Path.of(log);
        assertThat(run.settings(FirmwareRequest.class))
                .isEqualTo(
                        new FirmwareRequest(
                                "TP-Link",
                                "Archer AX21",
                                "1.1.3 Build 20220620",
                                "AX1800",
                                "V3",
                                "CVE-2023-1389",
                                new FeedFiles(
                                        List.of(file, folder), List.of(file), file, file, file),
                                LocalDate.of(2026, 1, 31),
                                true));
    }

    @Test
    void firmwareExplainNeedsADeviceAndCves() {
        String device = "firmware explain --vendor=a --product=b --version=1";
        assertThat(run.with((device + " --nvd " + log).split(" "))).isZero();
        FirmwareRequest request = run.settings(FirmwareRequest.class);
        assertThat(request.cve()).isNull();
        assertThat(request.asOf()).isNull();
        assertThat(request.json()).isFalse();
        for (String option : List.of("--vendor=a", "--product=b", "--version=1")) {
            assertThat(run.with((device.replace(option, "--json") + " --nvd " + log).split(" ")))
                    .isEqualTo(2);
            assertThat(run.errors()).contains(option.substring(0, option.indexOf('=')));
        }
        run.fails(new IOException("Cannot read feed nvd.json: it is no JSON (MALFORMED)"));
        assertThat(run.with((device + " --nvd " + log).split(" "))).isEqualTo(1);
        assertThat(run.errors()).contains("cordon: Cannot read feed nvd.json");
    }

    @Test
    void assetsAreTakenByEveryCommandThatJudges() {
        for (String command :
                List.of("up", "rules", "ingest " + log, "batch --out r " + log, "demo")) {
            assertThat(run.with((command + " --assets=" + log).split(" ", -1))).isZero();
        }
        assertThat(run.settings(DemoSettings.class).assets()).isEqualTo(Path.of(log));
        assertThat(run.with("up", "--assets=" + log)).isZero();
        assertThat(run.settings(UpSettings.class).rules().assets()).isEqualTo(Path.of(log));
    }

    @Test
    void portRowsAreTakenByEveryCommandThatJudges() {
        for (String command :
                List.of(
                        "up",
                        "rules",
                        "ingest " + log,
                        "batch --out r " + log,
                        "explain 00112233445566778899aabbccddeeff " + log)) {
            assertThat(run.with((command + " --ports=" + log).split(" ", -1))).as(command).isZero();
        }
        assertThat(run.with("up", "--ports=" + log)).isZero();
        assertThat(run.settings(UpSettings.class).rules().ports()).isEqualTo(Path.of(log));
    }

    @Test
    void aFailedFeedOrKeyIsCodeOne() {
        run.fails(new IOException("Cannot find a running stack: run './cordon up' first"));
        assertThat(run.with("feed", "status")).isEqualTo(1);
        assertThat(run.errors()).contains("./cordon up");
        assertThat(run.with("key", "retire")).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "feed|name import, remove, status or sync",
                "feed import credentials absent.csv|not there",
                "feed import credentials|FILE",
                "feed import assets absent.csv|expected credentials or ports",
                "feed remove|FEED",
                "feed sync cisa|expected nvd, kev or epss",
                "feed sync kev --kev-url ftp://example.org/|expected an address",
                "feed stauts|status",
                "key|name status, rotate or retire",
                "key rotate x|x",
                "firmware|name explain",
                "firmware explain --vendor=a --product=b --version=1|name files with --nvd or --cve5",
                "firmware explain --vendor=a --product=b --version=1 --nvd=absent.json|no such file or folder",
                "firmware explain --vendor=a --product=b --version=1 --kev=absent.json|not there",
                "firmware explain --vendor=a --product=* --version=1 --nvd=pom.xml|with a letter or digit",
                "firmware explain --vendor=a --product=b --version=1 --cve=1389|such as CVE-2023-1389",
                "firmware explain --vendor=a --product=b --version=1 --as-of=today|such as 2026-01-31",
                "up --assets=absent.csv|not there",
                "up --tenant=Clinic|expected 1 to 64 of the characters a-z",
                "up --sensor=a/b|expected 1 to 64 of the characters",
                "up --vantage=NETWORK|expected one of network, host, honeypot, scan, self",
                "up --networks=192.0.2.0/33|expected an address or a prefix",
                "up --rules=absent.yaml|not there",
                "up --kafka-port=x|--kafka-port",
                "up --kafka-port=65536|expected 0 to 65535",
                "demo --kafka-port=9200|one port for two engines",
                "ingest absent.log|no such file or folder",
                "ingest|PATH",
                "search q --limit=10001|expected 1 to 10000",
                "search q --index=x|expected one of findings, dead-letters, incidents",
                "search q --format=xml|expected table, json or csv",
                "explain --period=yesterday|expected a time such as"
            })
    void wrongUsageIsToldInOneLineWithCodeTwo(String line, String said) {
        assertThat(run.with(line.split(" ", -1))).isEqualTo(2);
        assertThat(run.errors()).contains(said);
        assertThat(run.errors().lines()).hasSize(2).allMatch(text -> text.startsWith("cordon: "));
        assertThat(run.calledNothing()).isTrue();
    }

    @Test
    void aFailureIsOneLineWithCodeOneAndAStackTraceOnlyForDebug() {
        run.fails(new IOException("Cannot start Kafka: port 9092 is in use\n  by somebody"));
        assertThat(run.with("up")).isEqualTo(1);
        assertThat(run.errors().lines())
                .containsExactly("cordon: Cannot start Kafka: port 9092 is in use; by somebody");
        assertThat(run.with("up", "--debug")).isEqualTo(1);
        assertThat(run.errors()).contains("at io.cordon.local.command");
    }
}
