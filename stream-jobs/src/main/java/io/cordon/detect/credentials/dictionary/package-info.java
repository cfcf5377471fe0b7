/**
 * Lists of default credentials: read from CSV, fingerprinted with the operator's key at once, and
 * kept only as fingerprints. Bound: a list file has at most a million rows.
 */
@NullMarked
package io.cordon.detect.credentials.dictionary;

import org.jspecify.annotations.NullMarked;
