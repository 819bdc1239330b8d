/// Phones as they are configured (ST-1, ST-3). Entry type: [Stations].
@NullMarked
package org.umbel.telephony.station;

import org.jspecify.annotations.NullMarked;
