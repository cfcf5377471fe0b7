/**
 * How our own values travel and rest inside Flink: a codec per type, no reflection, no Kryo. A
 * codec writes a version where its bytes outlive the job, so that a later program reads what an
 * earlier one kept.
 */
@NullMarked
package io.cordon.stream.codec;

import org.jspecify.annotations.NullMarked;
