package org.umbel.domain.speech;

/// "Extension 4 0 0 0."
///
/// @param digits as for [Digits]
public record Extension(String digits) implements Phrase {}
