/**
 * What Elasticsearch holds: the JSON documents' building block, the checked-in composable index
 * templates (strict, under 300 fields, types that the reduced node knows too) and applying them.
 *
 * <p>No Elasticsearch client here: the installer speaks HTTP through the JDK.
 */
@NullMarked
package io.cordon.schema.index;

import org.jspecify.annotations.NullMarked;
