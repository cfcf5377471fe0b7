/**
 * The embedded stack: a real Kafka broker, a real Elasticsearch node and a real Flink cluster, each
 * in processes of its own on loopback, with data under one directory.
 *
 * <p>The launcher and the integration tests of every module share these classes, so what users
 * start is what is tested. Constructors are inert; {@code start()} returns when the service is
 * ready; {@code kill()} is a crash; {@code close()} stops in order. Nothing here knows a topic, an
 * index or a job.
 *
 * <p>Layout of the directory: {@code kafka/}, {@code elasticsearch/}, {@code flink/} (data), {@code
 * config/} (written at each start), {@code logs/} (four files of 10 MB per process at most), {@code
 * run/} (pid files).
 */
@NullMarked
package io.cordon.stack;

import org.jspecify.annotations.NullMarked;
