/** What a command runs, apart from the command line that asks for it. */
@NullMarked
package io.cordon.local.action;

import org.jspecify.annotations.NullMarked;
