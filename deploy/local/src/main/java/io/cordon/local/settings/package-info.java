/**
 * What the command line says, as validated values: the part that several commands share. No file is
 * opened here except a list of networks, which is bounded.
 */
@NullMarked
package io.cordon.local.settings;

import org.jspecify.annotations.NullMarked;
