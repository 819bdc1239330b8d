/// The bodies of presence: documents in PIDF (RFC 3863) with the persons and activities of RPID
/// (RFC 4479, RFC 4480), and the states of resource lists (RFC 4662). Entry types:
/// [PresenceDocument] and [ListState].
@NullMarked
package org.umbel.sip.presence;

import org.jspecify.annotations.NullMarked;
