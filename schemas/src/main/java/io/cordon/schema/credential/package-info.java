/**
 * How a credential is named without holding it: a keyed fingerprint of user and password. The
 * decoder and the default-credential lists use the same key, so a match needs no secret.
 */
@NullMarked
package io.cordon.schema.credential;

import org.jspecify.annotations.NullMarked;
