/// Presence by SIP: our own presence server (PR-10), what calls say of people, and other presence
/// servers that we follow (PR-2). Entry type: [PresenceServer].
@NullMarked
package org.umbel.telephony.presence;

import org.jspecify.annotations.NullMarked;
