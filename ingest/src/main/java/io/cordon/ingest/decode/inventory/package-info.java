/**
 * A plain list of devices as CSV, as a spreadsheet or an asset system exports it: what the owner
 * has written down of each device. Columns are in docs/reference/formats.md. It is known to the
 * owner and not to the device, and may have aged: medium confidence. No state beyond the header.
 */
@NullMarked
package io.cordon.ingest.decode.inventory;

import org.jspecify.annotations.NullMarked;
