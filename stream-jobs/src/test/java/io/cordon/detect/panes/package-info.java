/** The pane engine, without any rule of the catalogue and without any engine around it. */
@NullMarked
package io.cordon.detect.panes;

import org.jspecify.annotations.NullMarked;
