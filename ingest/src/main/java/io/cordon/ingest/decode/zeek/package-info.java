/**
 * Zeek logs (docs.zeek.org, "Log Files"), tab separated and JSON. Both encodings are read through
 * {@link io.cordon.ingest.decode.zeek.ZeekRow}, so that one mapper per log serves both and the same
 * event gives the same record. State: open FTP sessions, at most 65,536, the oldest given up first.
 */
@NullMarked
package io.cordon.ingest.decode.zeek;

import org.jspecify.annotations.NullMarked;
