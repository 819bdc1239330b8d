package org.umbel.voices;

import java.time.Duration;
import java.util.List;

/// How is spoken.
///
/// @param voices the preferred one of a language first; when none is named, what is installed
/// @param timeLimit how long an engine may take for a sentence
/// @param atOnce how many sentences are made at the same time
/// @param cacheMegabytes how much of what was spoken is kept on disk
public record VoiceSettings(
    List<VoiceChoice> voices, Duration timeLimit, int atOnce, int cacheMegabytes) {

  public static final VoiceSettings DEFAULT =
      new VoiceSettings(List.of(), Duration.ofSeconds(10), 2, 100);

  public VoiceSettings {
    voices = List.copyOf(voices);
  }

  List<VoiceChoice> choices() {
    return voices.isEmpty() ? VoiceChoice.USUAL : voices;
  }
}
