/// Ringing phones, joining callers with those who answer (ST-6), and transferring one of two who
/// talk (LN-9). A call that goes on is a [Leg] with its [Counterpart]. Entry types: [Ringing],
/// [Transfers], [Replacements], [Onward].
@NullMarked
package org.umbel.telephony.ring;

import org.jspecify.annotations.NullMarked;
