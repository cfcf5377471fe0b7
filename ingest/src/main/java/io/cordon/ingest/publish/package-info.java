/**
 * Files onto Kafka, exactly once. What a file decodes to and how far it has been taken go into the
 * same Kafka transaction, so that a consumer that reads committed sees each record once, however
 * often the process is killed and started again.
 *
 * <p>Life of a file: {@link io.cordon.ingest.publish.FilePublisher} names it by its content, opens
 * {@link io.cordon.ingest.publish.KafkaTransactions} under an id made of that name (which fences a
 * dead or stalled predecessor), reads how far it was taken ({@link
 * io.cordon.ingest.publish.PositionReader}), decides ({@link io.cordon.ingest.publish.Take}), and
 * decodes it from the start into {@link io.cordon.ingest.publish.PublishingSink}, which passes over
 * what is settled and commits every 10,000 records or second.
 *
 * <p>Bounds: 32 MiB of unsent records; one position of about 400 bytes in memory for each file that
 * was ever taken. Explanation: docs/explanation/exactly-once-ingest.md.
 */
@NullMarked
package io.cordon.ingest.publish;

import org.jspecify.annotations.NullMarked;
