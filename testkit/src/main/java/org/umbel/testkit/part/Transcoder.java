package org.umbel.testkit.part;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.umbel.testkit.sound.Sound;
import org.umbel.testkit.sound.WavFile;

/// The program `ffmpeg` as judge of coded speech.
public final class Transcoder {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private Transcoder() {}

  /// Codes a sound, as a raw stream of frames.
  ///
  /// @param codec as the program calls it, codec and raw format alike, such as `g723_1`
  public static byte[] encode(Sound sound, String codec) {
    try (var scratch = Scratch.make("encode")) {
      WavFile.write(sound, scratch.file("in.wav"));
      var out = scratch.file("out");
      run(scratch, List.of("-i", name(scratch, "in.wav"), "-c:a", codec, "-f", codec), out);
      return Files.readAllBytes(out);
    } catch (IOException failure) {
      throw new PartFailed("cannot encode " + codec, failure);
    }
  }

  /// Decodes a raw stream of frames.
  public static Sound decode(byte[] frames, String codec) {
    try (var scratch = Scratch.make("decode")) {
      Files.write(scratch.file("in"), frames);
      return wav(scratch, List.of("-f", codec, "-i", name(scratch, "in")));
    } catch (IOException failure) {
      throw new PartFailed("cannot decode " + codec, failure);
    }
  }

  /// Reads a sound file of any kind, at any rate.
  public static Sound read(Path file) {
    try (var scratch = Scratch.make("read")) {
      return wav(scratch, List.of("-i", file.toString()));
    }
  }

  private static Sound wav(Scratch scratch, List<String> input) {
    var arguments = new ArrayList<>(input);
    arguments.addAll(List.of("-ar", "8000", "-ac", "1", "-c:a", "pcm_s16le", "-f", "wav"));
    arguments.addAll(List.of("-fflags", "+bitexact"));
    var out = scratch.file("out.wav");
    run(scratch, arguments, out);
    return WavFile.read(out);
  }

  private static String name(Scratch scratch, String name) {
    return scratch.file(name).toString();
  }

  private static void run(Scratch scratch, List<String> arguments, Path out) {
    var command = new ArrayList<>(List.of("ffmpeg", "-hide_banner", "-nostdin", "-y"));
    command.addAll(arguments);
    command.add(out.toString());
    var outcome = Shell.run(command, Map.of(), scratch.file("log"), PATIENCE);
    if (outcome.status() != 0) {
      throw new PartFailed(command + " failed:\n" + outcome.output());
    }
  }
}
