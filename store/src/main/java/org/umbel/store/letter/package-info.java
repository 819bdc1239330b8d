/// Letters on their way to a mail server. Entry type: [LetterOutbox].
@NullMarked
package org.umbel.store.letter;

import org.jspecify.annotations.NullMarked;
