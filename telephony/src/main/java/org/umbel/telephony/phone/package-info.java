/// A phone made of our own SIP and media, for people who have none at hand and for tests. The entry
/// is [org.umbel.telephony.phone.Phone]; one whole call by order is
/// [org.umbel.telephony.phone.PhoneOrder], what came of it [org.umbel.telephony.phone.PhoneReport].
@NullMarked
package org.umbel.telephony.phone;

import org.jspecify.annotations.NullMarked;
