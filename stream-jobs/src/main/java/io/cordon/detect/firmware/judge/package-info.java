/**
 * What a firmware's vulnerabilities, and the end of its support, mean for the rules: facts of one
 * observation and what feeds know, in; a match per rule, out. Pure and without state, so that a
 * firmware can be judged again whenever a feed changes: {@link
 * io.cordon.detect.firmware.judge.FirmwareJudge}.
 *
 * <p>Definitions: docs/explanation/firmware-rules.md and the pages of the rules.
 */
@NullMarked
package io.cordon.detect.firmware.judge;

import org.jspecify.annotations.NullMarked;
