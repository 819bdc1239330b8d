package org.umbel.server;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ShortBuffer;
import java.util.Optional;
import javax.sound.sampled.AudioFileFormat;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.UnsupportedAudioFileException;
import org.umbel.domain.greeting.SoundReader;

/// Reads sound files that people bring: WAV by the media room, AIFF and AU by way of the JDK, which
/// makes WAV of them first.
final class BroughtSounds implements SoundReader {
  private static final int BITS = 16;
  private static final int MOST_CHANNELS = 8;

  private final SoundReader sounds = new PlayableSounds();

  @Override
  public Optional<ShortBuffer> read(ByteBuffer file) {
    return sounds.read(file).or(() -> asWav(file.slice()).flatMap(sounds::read));
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
        return Optional.of(wav(linear.getFormat(), linear.readAllBytes()));
      }
    } catch (UnsupportedAudioFileException | IOException | IllegalArgumentException unreadable) {
      return Optional.empty();
    }
  }

  private static ByteBuffer wav(AudioFormat format, byte[] samples) throws IOException {
    var whole =
        new AudioInputStream(
            new ByteArrayInputStream(samples), format, samples.length / format.getFrameSize());
    var wav = new ByteArrayOutputStream();
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
