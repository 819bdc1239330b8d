package org.umbel.domain.letter;

import org.umbel.domain.person.Extension;

/// A letter that is on disk and not sent until it is released.
///
/// @param owner whom it goes to
public record HeldLetter(Extension owner, Letter letter) {}
