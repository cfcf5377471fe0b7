/**
 * Until when a firmware gets security updates: the product's last day of support, or that of the
 * release line that its version belongs to.
 */
@NullMarked
package io.cordon.detect.firmware.support;

import org.jspecify.annotations.NullMarked;
