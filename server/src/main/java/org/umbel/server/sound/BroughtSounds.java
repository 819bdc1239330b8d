package org.umbel.server.sound;

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

/// Reads sound files that people bring: WAV by the media room; AIFF, AU, MP3, Ogg Vorbis and FLAC
/// by way of the JDK's sound reader and the formats it finds on the class path, which makes WAV of
/// them first. No more is unpacked of a file than the longest sound has.
public final class BroughtSounds implements SoundReader {
  private static final int BITS = 16;
  private static final int MOST_CHANNELS = 8;
  private static final int HEADER = 44; // bytes, of a WAV file
  private static final int MOST_BYTES = 512 * 1024 * 1024;

  private final Duration longest;

  /// @param longest sounds that last longer are not read
  public BroughtSounds(Duration longest) {
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

  private Optional<ByteBuffer> asWav(ByteBuffer file) {
    var bytes = new byte[file.remaining()];
    file.get(bytes);
    try (var foreign = AudioSystem.getAudioInputStream(new ByteArrayInputStream(bytes))) {
      var format = foreign.getFormat();
      if (format.getChannels() > MOST_CHANNELS) {
        return Optional.empty();
      }
      try (var linear = linear(foreign)) {
        var most = bytes(linear.getFormat());
        var samples = linear.readNBytes(most);
        return samples.length < most
            ? Optional.of(asWav(linear.getFormat(), samples))
            : Optional.empty();
      }
    } catch (UnsupportedAudioFileException | IOException | RuntimeException unreadable) {
      return Optional.empty(); // decoders throw what they like at what is none of their files
    }
  }

  /// How many bytes a sound has that lasts longer than any may.
  private int bytes(AudioFormat format) {
    var frames = (long) (format.getSampleRate() * (longest.toMillis() / 1_000.0)) + 1;
    return (int) Math.min(MOST_BYTES, frames * format.getFrameSize());
  }

  private static ByteBuffer asWav(AudioFormat format, byte[] samples) throws IOException {
    var whole =
        new AudioInputStream(
            new ByteArrayInputStream(samples), format, samples.length / format.getFrameSize());
    var wav = new ByteArrayOutputStream(HEADER + samples.length);
    AudioSystem.write(whole, AudioFileFormat.Type.WAVE, wav);
    return ByteBuffer.wrap(wav.toByteArray());
  }

  /// Some formats are unpacked in their own depth alone, and converted after that.
  private static AudioInputStream linear(AudioInputStream foreign) {
    var format = foreign.getFormat();
    return AudioSystem.isConversionSupported(linear(format), format)
        ? AudioSystem.getAudioInputStream(linear(format), foreign)
        : AudioSystem.getAudioInputStream(AudioFormat.Encoding.PCM_SIGNED, foreign);
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
