/** What the rules about credentials share. */
@NullMarked
package io.cordon.detect.credentials;

import org.jspecify.annotations.NullMarked;
