/** From what the command line says to what decoders and detectors take: keys, lists, files. */
@NullMarked
package io.cordon.local.judging;

import org.jspecify.annotations.NullMarked;
