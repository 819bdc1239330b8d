/// Calls and lines made of SIP and media: switchboard, registrar, ringing, lamps.
@NullMarked
package org.umbel.telephony;

import org.jspecify.annotations.NullMarked;
