/**
 * What tests share: builders of binary input (packets, captures, export datagrams), the corpus on
 * disk, programs to be killed.
 */
@NullMarked
package io.cordon.ingest.testing;

import org.jspecify.annotations.NullMarked;
