/// People with a voice box, and the PIN that opens it. Entry types: [People], [PinGate].
@NullMarked
package org.umbel.domain.person;

import org.jspecify.annotations.NullMarked;
