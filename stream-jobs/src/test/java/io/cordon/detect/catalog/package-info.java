/** The catalogue against its pages, and what matches of one subject share. */
@NullMarked
package io.cordon.detect.catalog;

import org.jspecify.annotations.NullMarked;
