/** {@code batch}: the same detectors over files, without any server. */
@NullMarked
package io.cordon.local.batch;

import org.jspecify.annotations.NullMarked;
