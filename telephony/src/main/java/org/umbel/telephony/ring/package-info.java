/// Ringing phones and joining callers with those who answer (ST-6). Entry type: [Ringing].
@NullMarked
package org.umbel.telephony.ring;

import org.jspecify.annotations.NullMarked;
