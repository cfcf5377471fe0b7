package io.cordon.bench.engine;

import com.fasterxml.jackson.databind.JsonNode;
import io.cordon.bench.measure.Checkpoints;
import io.cordon.bench.measure.JobMeter;
import io.cordon.bench.measure.ProcessMeter;
import io.cordon.bench.measure.ProcessUsage;
import io.cordon.bench.measure.Sample;
import io.cordon.stack.flink.FlinkJobs;
import io.cordon.stack.flink.FlinkRest;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** Runs a job that never ends by itself until it has read a number of records, and samples it. */
public final class MeasuredJob {

    private static final Duration START = Duration.ofSeconds(120);
    private static final Duration SAMPLE = Duration.ofMillis(1_000);

    /** A job that reads nothing for so long will not finish. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /**
     * What was seen.
     *
     * @param samples about one a second, from the moment that every task runs
     * @param peakResidentBytes most memory that the TaskManager ever held
     * @param checkpoints the job's checkpoints
     * @param startSeconds from submission until every task ran, restored state included
     */
    public record Result(
            List<Sample> samples,
            long peakResidentBytes,
            Checkpoints checkpoints,
            double startSeconds) {}

    private final BenchEngines engines;
    private final FlinkJobs jobs;
    private final FlinkRest rest;
    private final Set<String> sources;

    /** Jobs on these engines, whose sources are named so. */
    public MeasuredJob(BenchEngines engines, Set<String> sources) {
        this.engines = engines;
        this.jobs = engines.flink().jobs();
        this.rest = new FlinkRest(engines.flink().restUrl());
        this.sources = sources;
    }

    /**
     * Submits and returns when every task runs.
     *
     * @param restore a checkpoint to go on from
     */
    public Started start(
            String name,
            int parallelism,
            Optional<Path> restore,
            Consumer<StreamExecutionEnvironment> graph)
            throws IOException {
        StreamExecutionEnvironment environment = jobs.environment();
        environment.setParallelism(parallelism);
        graph.accept(environment);
        ProcessMeter processes =
                new ProcessMeter(
                        rest,
                        engines.flink().taskManagerId(),
                        engines.taskManager(),
                        engines.otherProcesses());
        Sample begin = processes.sample(System.nanoTime(), 0, 0, 0);
        String job = jobs.submit(environment, name, restore);
        jobs.await(job, Set.of("RUNNING"), START);
        long deadline = begin.nanos() + START.toNanos();
        while (!everyTaskRuns(job)) {
            Optional<String> failure = jobs.failure(job);
            if (failure.isPresent() || System.nanoTime() > deadline) {
                throw new IOException(
                        "Cannot start job " + name + ": " + failure.orElse("its tasks do not run"));
            }
            Pause.of(Duration.ofMillis(50));
        }
        double seconds = (System.nanoTime() - begin.nanos()) / 1e9;
        return new Started(job, begin, seconds, new JobMeter(rest, job, sources, processes));
    }

    private boolean everyTaskRuns(String job) throws IOException {
        for (JsonNode vertex : rest.get("/jobs/" + job).path("vertices")) {
            if (!vertex.path("status").asText().equals("RUNNING")) {
                return false;
            }
        }
        return true;
    }

    /** A running job. */
    public final class Started {

        private final String job;
        private final Sample begin;
        private final double startSeconds;
        private final JobMeter meter;

        Started(String job, Sample begin, double startSeconds, JobMeter meter) {
            this.job = job;
            this.begin = begin;
            this.startSeconds = startSeconds;
            this.meter = meter;
        }

        /** From submission until every task ran. */
        public double startSeconds() {
            return startSeconds;
        }

        /** Its meter. */
        public JobMeter meter() {
            return meter;
        }

        /** Its id. */
        public String id() {
            return job;
        }

        /**
         * Samples until the job has read so many records.
         *
         * @throws IOException when it fails or stands still
         */
        public Result until(long records) throws IOException {
            List<Sample> samples = new ArrayList<>();
            // Short runs are measured from before the job.
            samples.add(begin);
            long last = -1;
            long moved = System.nanoTime();
            while (true) {
                Sample sample = meter.sample();
                samples.add(sample);
                if (sample.records() >= records) {
                    return new Result(
                            samples,
                            ProcessUsage.of(engines.taskManager()).peakResidentBytes(),
                            meter.checkpoints(),
                            startSeconds);
                }
                if (sample.records() != last) {
                    last = sample.records();
                    moved = sample.nanos();
                } else if (sample.nanos() - moved > PATIENCE.toNanos()) {
                    throw new IOException(
                            "Cannot measure: the job stands still at "
                                    + last
                                    + " of "
                                    + records
                                    + " records"
                                    + jobs.failure(job).map(cause -> ": " + cause).orElse(""));
                }
                Pause.of(SAMPLE);
            }
        }

        /** Waits until so many checkpoints more have completed; of a job without input too. */
        public Checkpoints awaitCheckpoints(int more, Duration limit) throws IOException {
            int wanted = meter.checkpoints().completed() + more;
            long deadline = System.nanoTime() + limit.toNanos();
            while (meter.checkpoints().completed() < wanted) {
                if (System.nanoTime() > deadline) {
                    throw new IOException(
                            "Cannot measure: no checkpoint within " + limit.toSeconds() + " s");
                }
                Pause.of(SAMPLE);
            }
            return meter.checkpoints();
        }

        /** Ends the job. */
        public void cancel() throws IOException {
            jobs.cancel(job);
            jobs.await(job, FlinkJobs.ENDED, START);
        }
    }
}
