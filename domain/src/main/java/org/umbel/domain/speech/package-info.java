/// What a person hears: sentences free of any language ([Phrase]) and the port that turns them into
/// sound ([Voice]). A flow says *what* is meant; word order, numbers and dates are the business of
/// the voice.
@NullMarked
package org.umbel.domain.speech;

import org.jspecify.annotations.NullMarked;
