/** {@code key}: shows, rotates and retires the key of credential fingerprints. */
@NullMarked
package io.cordon.local.key;

import org.jspecify.annotations.NullMarked;
