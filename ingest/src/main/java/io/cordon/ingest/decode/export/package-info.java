/**
 * What NetFlow, IPFIX and sFlow datagrams have in common: who exported them, what was lost on the
 * way, and what becomes of datagrams in files and captures.
 */
@NullMarked
package io.cordon.ingest.decode.export;

import org.jspecify.annotations.NullMarked;
