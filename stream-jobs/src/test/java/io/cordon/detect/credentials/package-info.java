/** The rules about credentials, one login at a time. */
@NullMarked
package io.cordon.detect.credentials;

import org.jspecify.annotations.NullMarked;
