package org.umbel.voices.engine;

import java.time.Duration;
import org.umbel.domain.speech.Language;

/// What an engine is to speak and how.
///
/// @param text a sentence on one line, without control characters
/// @param voice one of the engine's
/// @param limit how long it may take
public record Utterance(
    String text, Language language, String voice, Manner manner, Duration limit) {}
