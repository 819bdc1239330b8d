package org.umbel.domain.letter;

import java.util.Optional;

/// From whom letters come.
///
/// @param address empty for the one voice messages come from
/// @param name beside the address
public record LetterSender(Optional<String> address, String name) {}
