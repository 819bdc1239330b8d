/// A call as conversations see it, made of a SIP dialog and a media session. Entry type: [SipCall].
@NullMarked
package org.umbel.telephony.call;

import org.jspecify.annotations.NullMarked;
