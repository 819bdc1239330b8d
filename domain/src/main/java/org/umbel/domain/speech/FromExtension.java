package org.umbel.domain.speech;

/// "From extension 4 0 0 1."
///
/// @param digits as for [Digits]; without any digit it is said as [FromUnknown]
public record FromExtension(String digits) implements Phrase {}
