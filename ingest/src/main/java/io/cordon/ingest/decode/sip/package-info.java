/**
 * SIP registrations (RFC 3261 sections 10 and 22) as logins, for every sensor that tells of them.
 * State: dialogs in which a challenge was seen, at most 65,536, the one that began first given up
 * first.
 */
@NullMarked
package io.cordon.ingest.decode.sip;

import org.jspecify.annotations.NullMarked;
