/// Other presence servers that speak SIP, as platforms (PR-2). Entry type: [FollowedServer].
@NullMarked
package org.umbel.telephony.presence.platform;

import org.jspecify.annotations.NullMarked;
