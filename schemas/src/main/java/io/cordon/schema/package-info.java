/** Data contracts that the modules meet in: records, framing, topics, ids, documents, templates. */
@NullMarked
package io.cordon.schema;

import org.jspecify.annotations.NullMarked;
