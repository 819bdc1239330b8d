package org.umbel.voices.engine;

import java.nio.ShortBuffer;
import java.util.List;
import org.umbel.domain.speech.Language;

/// Something that speaks. Any thread may call, several at once.
public interface Engine {

  /// As administrators know it, such as `espeak-ng`.
  String name();

  /// Which of its voices are on this machine; none when the engine is not. Starts the program, if
  /// it must be asked, and waits some ten milliseconds.
  List<Installed> voices() throws InterruptedException;

  /// What must be installed for it, in words for an administrator.
  String needs();

  /// Speaks one sentence, at 8 000 samples a second. Waits until all of it is spoken.
  ///
  /// @throws EngineFailed when it is not there, stopped with an error, made no sound or took longer
  ///   than it may
  ShortBuffer speak(Utterance utterance) throws InterruptedException;

  /// A voice.
  ///
  /// @param name by which it is chosen
  record Installed(Language language, String name) {}
}
