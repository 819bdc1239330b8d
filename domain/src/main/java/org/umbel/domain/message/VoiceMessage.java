package org.umbel.domain.message;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/// A message on its way: taken, complete and on disk, not yet in the mailbox.
///
/// @param duration length of the sound
/// @param audio a WAV file, 16-bit PCM, 8 000 Hz, mono; not to be changed or removed by the reader
/// @param mail that goes along with it, as RFC 5322 writes it
public record VoiceMessage(Envelope envelope, Duration duration, Path audio, Optional<Path> mail) {

  /// A message of sound alone.
  public VoiceMessage(Envelope envelope, Duration duration, Path audio) {
    this(envelope, duration, audio, Optional.empty());
  }
}
