/**
 * Incidents: chains of findings about one subject that we protect (docs/reference/incidents.md).
 * Pure: findings in, incidents out, event time only; no Flink, no Kafka, no Elasticsearch. The
 * operator around it is {@code io.cordon.stream.incident}.
 *
 * <p>What is kept of a chain: a sum for each rule (bounded by the rules there are) with the {@value
 * io.cordon.incident.RuleSum#MOST_NAMED} findings that it names, and the latest revision of at most
 * {@value io.cordon.incident.Chain#MOST_OPEN} findings that are not closed yet. Findings beyond
 * that count when they close, so the closed incident is exact whatever the number. A named finding
 * takes about 250 bytes and an open one 600, so a rule takes at most 4 kB and a chain 150 kB beside
 * its rules; most chains have one or two rules and take 2 kB. As long as a chain is kept, at most
 * four others about the same subject are.
 */
@NullMarked
package io.cordon.incident;

import org.jspecify.annotations.NullMarked;
