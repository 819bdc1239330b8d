/// Ringing phones, joining callers with those who answer (ST-6), and transferring one of two who
/// talk (LN-9). Entry types: [Ringing], [Transfers].
@NullMarked
package org.umbel.telephony.ring;

import org.jspecify.annotations.NullMarked;
