/**
 * What an Elasticsearch node needs before it can start: its program, its folder, its account, its
 * configuration.
 *
 * <p>Elasticsearch refuses to run as root. A root launcher therefore starts it under an account
 * without rights (uid 65534) that owns the node's folder. Where that account may not enter the data
 * folder of the stack (a checkout under {@code /root}), the node's folder lies elsewhere and a
 * pointer file remembers where.
 */
@NullMarked
package io.cordon.stack.elasticsearch;

import org.jspecify.annotations.NullMarked;
