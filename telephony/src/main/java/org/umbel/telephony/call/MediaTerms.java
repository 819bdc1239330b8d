package org.umbel.telephony.call;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ShortBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.umbel.domain.call.Key;
import org.umbel.domain.call.Recorded;
import org.umbel.domain.call.Recorded.Ending;
import org.umbel.domain.call.RecordingLimits;
import org.umbel.domain.call.SampleSink;
import org.umbel.media.Audio;
import org.umbel.media.engine.RecordLimits;
import org.umbel.media.engine.RecordOutcome;

/// The domain's terms in those of media, and back.
final class MediaTerms {
  private MediaTerms() {}

  /// Empty for the hook flash, which is no key to the domain.
  static Optional<Key> key(org.umbel.media.Key key) {
    return Key.of(key.symbol());
  }

  /// How long all of them sound together.
  static Duration length(List<ShortBuffer> sounds) {
    return Audio.duration(sounds.stream().mapToLong(ShortBuffer::remaining).sum());
  }

  static Set<org.umbel.media.Key> keys(Set<Key> keys) {
    return keys.stream()
        .flatMap(key -> org.umbel.media.Key.of(key.symbol()).stream())
        .collect(Collectors.toUnmodifiableSet());
  }

  static List<org.umbel.media.Key> inOrder(List<Key> keys) {
    return keys.stream().flatMap(key -> org.umbel.media.Key.of(key.symbol()).stream()).toList();
  }

  /// Silence ends a recording whether or not somebody has spoken before it.
  static RecordLimits limits(RecordingLimits limits) {
    return RecordLimits.longest(limits.longest())
        .withSilence(limits.silence())
        .withFirstSpeech(limits.silence())
        .withEndKeys(keys(limits.endingKeys()));
  }

  /// A recording that silence ended before a word was spoken has no length.
  static Recorded recorded(RecordOutcome outcome) {
    var nobodySpoke =
        outcome.cause() instanceof RecordOutcome.Cause.BySilence && outcome.speech().isZero();
    return new Recorded(nobodySpoke ? Duration.ZERO : outcome.duration(), ending(outcome.cause()));
  }

  private static Ending ending(RecordOutcome.Cause cause) {
    return switch (cause) {
      case RecordOutcome.Cause.ByKey _ -> Ending.KEY;
      case RecordOutcome.Cause.BySilence _ -> Ending.SILENCE;
      case RecordOutcome.Cause.ByLength _ -> Ending.LONGEST;
      case RecordOutcome.Cause.ByClose _, RecordOutcome.Cause.ByStop _ -> Ending.HANG_UP;
      case RecordOutcome.Cause.BySink _ -> Ending.SINK_FAILED;
    };
  }

  static org.umbel.media.SampleSink sink(SampleSink sink) {
    return new org.umbel.media.SampleSink() {
      @Override
      public void write(ShortBuffer samples) throws IOException {
        try {
          sink.write(samples);
        } catch (UncheckedIOException refused) {
          throw refused.getCause();
        }
      }

      @Override
      public void cutTo(long samples) throws IOException {
        try {
          sink.cutTo(samples);
        } catch (UncheckedIOException refused) {
          throw refused.getCause();
        }
      }
    };
  }
}
