package org.umbel.domain.speech;

/// First half of the default greeting (CA-3): "You have reached the voice box of extension 4000."
///
/// A number that begins with `+` is said as the whole number, any other as an extension.
///
/// @param number as for [Digits]; without any digit it is said as [Prompt#NOBODY_ANSWERS]
public record VoiceBoxOf(String number) implements Phrase {}
