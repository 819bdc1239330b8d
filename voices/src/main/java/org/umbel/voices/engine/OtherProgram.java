package org.umbel.voices.engine;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ShortBuffer;
import java.nio.file.Path;
import java.util.List;
import org.umbel.domain.speech.Language;

/// Any program that an administrator names: it gets a sentence on its standard input, UTF-8 and one
/// line, and writes a WAV to its standard output, or to the file that stands in its command where
/// `{wav}` was written. `{speed}` and `{pitch}` are percent.
public final class OtherProgram implements Engine {
  private static final String FILE = "{wav}";

  private final Language language;
  private final List<String> arguments;
  private final Program program;
  private final String name;

  /// @param command the program, then its arguments
  public OtherProgram(Language language, List<String> command) {
    this.language = language;
    this.arguments = List.copyOf(command.subList(1, command.size()));
    this.program = new Program(command.getFirst());
    this.name = Path.of(command.getFirst()).getFileName().toString();
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public String needs() {
    return "the program " + name;
  }

  @Override
  public List<Installed> voices() {
    return program.file().isPresent() ? List.of(new Installed(language, name)) : List.of();
  }

  @Override
  public ShortBuffer speak(Utterance utterance) throws InterruptedException {
    byte[] text = (utterance.text() + "\n").getBytes(UTF_8);
    return EngineSound.of(name, sound(utterance, text));
  }

  private byte[] sound(Utterance utterance, byte[] text) throws InterruptedException {
    if (arguments.stream().noneMatch(argument -> argument.contains(FILE))) {
      return program.run(filledIn(utterance, ""), text, utterance.limit());
    }
    try (var file = SoundFile.of(name)) {
      program.run(filledIn(utterance, file.path().toString()), text, utterance.limit());
      return file.bytes();
    }
  }

  private List<String> filledIn(Utterance utterance, String file) {
    return arguments.stream()
        .map(argument ->
            argument
                .replace(FILE, file)
                .replace("{speed}", Integer.toString(utterance.manner().speed()))
                .replace("{pitch}", Integer.toString(utterance.manner().pitch())))
        .toList();
  }
}
