package org.umbel.domain.speech;

/// "From" and the caller's outside number, digit by digit.
///
/// @param digits as for [Digits]; without any digit it is said as [FromUnknown]
public record FromNumber(String digits) implements Phrase {}
