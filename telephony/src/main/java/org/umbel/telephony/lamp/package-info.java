/// Message lamps by SIP (MW-1, RFC 3842). Entry type: [PhoneLamps].
@NullMarked
package org.umbel.telephony.lamp;

import org.jspecify.annotations.NullMarked;
