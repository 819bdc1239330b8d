package org.umbel.domain.letter;

import org.umbel.domain.person.Extension;

/// Who gets a letter.
///
/// @param name as it stands beside the address
/// @param mail the address
public record Addressee(Extension owner, String name, String mail) {}
