/**
 * The commands of {@code ./cordon}: each class reads its options into one validated settings record
 * and hands that to an action; nothing else happens here, so that options are tested without
 * engines.
 *
 * <p>Exit codes: 0 done, 1 failed, 2 wrong usage. The options are a public interface:
 * docs/reference/cli.md lists them and a test compares the page with the code.
 */
@NullMarked
package io.cordon.local.command;

import org.jspecify.annotations.NullMarked;
