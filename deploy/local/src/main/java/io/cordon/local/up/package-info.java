/** {@code up}: starts the stack, submits the job, keeps both alive, stops everything cleanly. */
@NullMarked
package io.cordon.local.up;

import org.jspecify.annotations.NullMarked;
