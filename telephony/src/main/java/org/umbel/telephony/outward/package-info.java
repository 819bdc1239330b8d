/// Calls to numbers outside: by which lines, at whose cost, and who calls as it is told there
/// (LN-8, LN-11, SC-2). Entry type: [Outward].
@NullMarked
package org.umbel.telephony.outward;

import org.jspecify.annotations.NullMarked;
