/**
 * Cowrie's JSON log (github.com/cowrie/cowrie, "Output event code reference"). {@code
 * cowrie.session.connect} gives the sides of a session, {@code cowrie.login.*} the attempts. State:
 * the sides of at most 65,536 sessions, the one that connected first given up first; a login of a
 * session that is not known has the source of its own line and no destination.
 */
@NullMarked
package io.cordon.ingest.decode.cowrie;

import org.jspecify.annotations.NullMarked;
