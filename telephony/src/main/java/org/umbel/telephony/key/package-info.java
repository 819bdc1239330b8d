/// Keys of the telephone in the signalling, where they are not to be had in the sound (LN-13).
/// Entry type: [InfoKeys].
@NullMarked
package org.umbel.telephony.key;

import org.jspecify.annotations.NullMarked;
