package org.umbel.domain.message;

import java.nio.file.Path;
import java.time.Duration;

/// A message on its way: taken, complete and on disk, not yet in the mailbox.
///
/// @param duration length of the sound
/// @param audio a WAV file, 16-bit PCM, 8 000 Hz, mono; not to be changed or removed by the reader
public record VoiceMessage(Envelope envelope, Duration duration, Path audio) {}
