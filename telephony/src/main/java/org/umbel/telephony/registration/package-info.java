/// Phones that register (ST-3): who they are and where they can be reached. Entry type:
/// [Registrar].
@NullMarked
package org.umbel.telephony.registration;

import org.jspecify.annotations.NullMarked;
