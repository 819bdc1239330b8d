/// Letters the system writes to people. Entry types: [Letters] takes them, [LetterDelivery] brings
/// them there.
@NullMarked
package org.umbel.domain.letter;

import org.jspecify.annotations.NullMarked;
