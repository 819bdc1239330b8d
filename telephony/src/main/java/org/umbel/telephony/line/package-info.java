/// Lines: how Umbel speaks SIP with one PBX, carrier or group of phones (LN-1). Entry type:
/// [Lines], which starts, changes and ends them one by one; a [Line] is an endpoint of its own with
/// its [LineSettings] and its calls.
@NullMarked
package org.umbel.telephony.line;

import org.jspecify.annotations.NullMarked;
