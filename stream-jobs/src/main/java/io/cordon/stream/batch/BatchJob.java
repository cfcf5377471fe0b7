package io.cordon.stream.batch;

import io.cordon.detect.catalog.DetectorCatalog;
import io.cordon.detect.settings.DetectionSettings;
import io.cordon.schema.avro.DeadLetter;
import io.cordon.schema.avro.Finding;
import io.cordon.schema.avro.Incident;
import io.cordon.schema.deadletter.DeadLetterDocument;
import io.cordon.schema.finding.FindingDocument;
import io.cordon.schema.finding.RuleLabels;
import io.cordon.schema.incident.IncidentDocument;
import io.cordon.stream.codec.CodecType;
import io.cordon.stream.codec.DeadLetterCodec;
import io.cordon.stream.codec.FindingCodec;
import io.cordon.stream.codec.IncidentCodec;
import io.cordon.stream.detection.DetectionGraph;
import io.cordon.stream.detection.Inbound;
import io.cordon.stream.detection.InboundCodec;
import io.cordon.stream.detection.Speed;
import io.cordon.stream.incident.IncidentGraph;
import io.cordon.stream.live.Endpoints;
import io.cordon.stream.live.FindingEntries;
import io.cordon.stream.live.LiveJob;
import io.cordon.stream.live.StackSinks;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.api.common.JobExecutionResult;
import org.apache.flink.api.common.RuntimeExecutionMode;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.configuration.BatchExecutionOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * The bounded run: files in, closing revisions out, inside this JVM.
 *
 * @param files what to read
 * @param source how to read it
 * @param settings what the detectors are given
 */
public record BatchJob(List<Path> files, RecordSource source, DetectionSettings settings) {

    private static final int MOST_READERS = 16;

    /** Copies the list. */
    public BatchJob {
        files = List.copyOf(files);
    }

    /** Runs into three files, each in an order that depends only on its content. */
    public BatchResult toFiles(Path findings, Path incidents, Path deadLetters) throws Exception {
        return result(filesGraph(findings, incidents, deadLetters).execute("cordon-batch"));
    }

    StreamExecutionEnvironment filesGraph(Path findings, Path incidents, Path deadLetters) {
        StreamExecutionEnvironment environment = environment();
        DetectionGraph graph = graph(environment);
        graph.findings()
                .keyBy(Finding::getId, Types.STRING)
                .process(new InOrder<>(), new CodecType<>(new FindingCodec()))
                .name("sort-findings")
                .uid("sort-findings")
                .setParallelism(1)
                .sinkTo(new NdjsonSink<>(findings, new FindingLine()))
                .name("write-findings")
                .uid("write-findings")
                .setParallelism(1);
        IncidentGraph.attach(graph.findings(), settings, Speed.BATCH)
                .keyBy(Incident::getId, Types.STRING)
                .process(new InOrder<>(), new CodecType<>(new IncidentCodec()))
                .name("sort-incidents")
                .uid("sort-incidents")
                .setParallelism(1)
                .sinkTo(new NdjsonSink<>(incidents, new IncidentLine()))
                .name("write-incidents")
                .uid("write-incidents")
                .setParallelism(1);
        graph.setAside()
                .assignTimestampsAndWatermarks(
                        WatermarkStrategy.<DeadLetter>noWatermarks()
                                .withTimestampAssigner((letter, time) -> letter.getLine()))
                .name("line-numbers")
                .uid("line-numbers")
                .keyBy(DeadLetter::getSource, Types.STRING)
                .process(new InOrder<>(), new CodecType<>(new DeadLetterCodec()))
                .name("sort-dead-letters")
                .uid("sort-dead-letters")
                .setParallelism(1)
                .sinkTo(
                        new NdjsonSink<>(
                                deadLetters, letter -> DeadLetterDocument.json(letter, null)))
                .name("write-dead-letters")
                .uid("write-dead-letters")
                .setParallelism(1);
        return environment;
    }

    /** Runs into the topics and indices of a running stack. */
    public BatchResult toStack(Endpoints endpoints) throws Exception {
        return result(stackGraph(endpoints).execute("cordon-backfill"));
    }

    StreamExecutionEnvironment stackGraph(Endpoints endpoints) {
        StreamExecutionEnvironment environment = environment();
        StackSinks.attach(graph(environment), settings, Speed.BATCH, endpoints);
        return environment;
    }

    private DetectionGraph graph(StreamExecutionEnvironment environment) {
        DataStream<Inbound> inbound =
                environment
                        .fromData(
                                Types.STRING,
                                files.stream().map(Path::toString).toArray(String[]::new))
                        .name("files")
                        .uid("files")
                        .rebalance()
                        .flatMap(
                                new ReadFiles(source, settings),
                                new CodecType<>(new InboundCodec()))
                        .name("read-files")
                        .uid("read-files");
        return DetectionGraph.attach(Map.of("files", inbound), settings, Speed.BATCH);
    }

    private static StreamExecutionEnvironment environment() {
        Configuration configuration =
                new Configuration()
                        // No web server: nothing but this JVM talks to this run.
                        .set(RestOptions.BIND_PORT, "0")
                        .set(TaskManagerOptions.MANAGED_MEMORY_SIZE, MemorySize.ofMebiBytes(192))
                        .set(BatchExecutionOptions.ADAPTIVE_AUTO_PARALLELISM_ENABLED, false);
        int readers = Math.min(MOST_READERS, Runtime.getRuntime().availableProcessors());
        StreamExecutionEnvironment environment =
                StreamExecutionEnvironment.createLocalEnvironment(readers, configuration);
        environment.setRuntimeMode(RuntimeExecutionMode.BATCH);
        LiveJob.configure(environment);
        return environment;
    }

    private static BatchResult result(JobExecutionResult job) {
        Map<String, Object> counts = job.getAllAccumulatorResults();
        List<SourceReport> sources = new ArrayList<>();
        if (counts.get(ReadFiles.REPORTS) instanceof List<?> reports) {
            reports.forEach(report -> sources.add((SourceReport) report));
        }
        sources.sort(Comparator.comparing(SourceReport::path));
        Map<String, Long> suppressed = new TreeMap<>();
        for (String rule : DetectorCatalog.ids()) {
            suppressed.put(rule, count(counts, ReadFiles.SUPPRESSED + rule));
        }
        return new BatchResult(
                sources, suppressed, count(counts, "late"), Duration.ofMillis(job.getNetRuntime()));
    }

    private static long count(Map<String, Object> counts, String name) {
        return counts.get(name) instanceof Long count ? count : 0;
    }

    /** An incident's line; the labels are made where the line is. */
    private static final class IncidentLine implements NdjsonSink.Line<Incident> {

        private static final long serialVersionUID = 1L;

        private transient Map<String, RuleLabels> labels = Map.of();

        @Override
        public byte[] of(Incident incident) {
            if (labels == null || labels.isEmpty()) {
                labels = FindingEntries.labels();
            }
            return IncidentDocument.json(incident, labels);
        }
    }

    /** A finding's line; the labels are made where the line is. */
    private static final class FindingLine implements NdjsonSink.Line<Finding> {

        private static final long serialVersionUID = 1L;

        private transient Map<String, RuleLabels> labels = Map.of();

        @Override
        public byte[] of(Finding finding) {
            if (labels == null || labels.isEmpty()) {
                labels = FindingEntries.labels();
            }
            RuleLabels rule = labels.get(finding.getRuleId());
            if (rule == null) {
                throw new IllegalStateException("unknown rule " + finding.getRuleId());
            }
            return FindingDocument.json(finding, rule);
        }
    }
}
