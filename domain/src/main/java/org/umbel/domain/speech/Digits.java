package org.umbel.domain.speech;

/// Digits said one by one in groups as people say telephone numbers.
///
/// @param digits `0` … `9`, `*`, `#` and a leading `+`; anything else separates groups and is not
///   said; at most the first 40 characters are said
public record Digits(String digits) implements Phrase {}
