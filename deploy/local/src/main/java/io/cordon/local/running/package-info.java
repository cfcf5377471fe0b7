/**
 * What runs on this machine, as one small file: {@code stack.json} under the data folder. {@code
 * up} writes it, the other commands find the stack by it.
 */
@NullMarked
package io.cordon.local.running;

import org.jspecify.annotations.NullMarked;
