package org.umbel.server;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ShortBuffer;
import java.time.Duration;
import java.util.Optional;
import javax.sound.sampled.AudioFileFormat;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.UnsupportedAudioFileException;
import org.umbel.domain.greeting.SoundReader;
import org.umbel.media.wav.UnreadableSound;
import org.umbel.media.wav.WavFile;

/// Reads sound files that people bring: WAV by the media room, AIFF and AU by way of the JDK, which
/// makes WAV of them first.
final class BroughtSounds implements SoundReader {
  private static final int BITS = 16;
  private static final int MOST_CHANNELS = 8;
  private static final int HEADER = 44; // bytes, of a WAV file

  private final Duration longest;

  /// @param longest sounds that last longer are not read
  BroughtSounds(Duration longest) {
    this.longest = longest;
  }

  @Override
  public Optional<ShortBuffer> read(ByteBuffer file) {
    return wav(file).or(() -> asWav(file.slice()).flatMap(this::wav));
  }

  private Optional<ShortBuffer> wav(ByteBuffer file) {
    try {
      return Optional.of(WavFile.read(file, "what was brought", longest))
          .filter(ShortBuffer::hasRemaining);
    } catch (UnreadableSound unreadable) {
      return Optional.empty();
    }
  }

  private static Optional<ByteBuffer> asWav(ByteBuffer file) {
    var bytes = new byte[file.remaining()];
    file.get(bytes);
    try (var foreign = AudioSystem.getAudioInputStream(new ByteArrayInputStream(bytes))) {
      var format = foreign.getFormat();
      if (format.getChannels() > MOST_CHANNELS) {
        return Optional.empty();
      }
      try (var linear = AudioSystem.getAudioInputStream(linear(format), foreign)) {
        return Optional.of(asWav(linear.getFormat(), linear.readAllBytes()));
      }
    } catch (UnsupportedAudioFileException | IOException | IllegalArgumentException unreadable) {
      return Optional.empty();
    }
  }

  private static ByteBuffer asWav(AudioFormat format, byte[] samples) throws IOException {
    var whole =
        new AudioInputStream(
            new ByteArrayInputStream(samples), format, samples.length / format.getFrameSize());
    var wav = new ByteArrayOutputStream(HEADER + samples.length);
    AudioSystem.write(whole, AudioFileFormat.Type.WAVE, wav);
    return ByteBuffer.wrap(wav.toByteArray());
  }

  private static AudioFormat linear(AudioFormat format) {
    return new AudioFormat(
        AudioFormat.Encoding.PCM_SIGNED,
        format.getSampleRate(),
        BITS,
        format.getChannels(),
        format.getChannels() * BITS / 8,
        format.getSampleRate(),
        false);
  }
}
