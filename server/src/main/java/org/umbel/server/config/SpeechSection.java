package org.umbel.server.config;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.umbel.domain.speech.Language;
import org.umbel.voices.EngineKind;
import org.umbel.voices.VoiceChoice;
import org.umbel.voices.VoiceSettings;
import org.umbel.voices.engine.Manner;

/// The section `speech`.
final class SpeechSection {
  private static final Setting<Language> LANGUAGE =
      Setting.required("language", Formats.language(), "Which language it reads.", "TT-1");
  private static final Setting<EngineKind> ENGINE =
      Setting.required(
          "engine",
          Formats.choice(EngineKind.values(), EngineKind::word),
          "The program that speaks. flite reads English only; program is any other, see command.",
          "TT-1");
  private static final Setting<Optional<String>> VOICE =
      Setting.optional(
          "voice",
          Formats.scalar(
              "a voice's name: letters, digits, + - _",
              text ->
                  text.matches("[A-Za-z0-9][A-Za-z0-9+_-]{0,59}")
                      ? Optional.of(text)
                      : Optional.empty(),
              text -> text),
          "de, en-gb or slt",
          "As the engine calls it; `umbel voices` lists those that are installed.",
          "TT-1");
  private static final Setting<List<String>> COMMAND =
      Setting.of(
          "command",
          Formats.list(Formats.text("a word of the command")),
          List.of(),
          "With program only: the program and its arguments, a word each; no shell sees them. It"
              + " gets a sentence on its standard input and writes a WAV to its standard output, or"
              + " to the file that stands in place of {wav}. {speed} and {pitch} are percent.",
          "TT-1");
  private static final Setting<Integer> SPEED =
      Setting.of("speed", Formats.number(50, 200), 100, "In percent of what is usual.", "TT-1");
  private static final Setting<Integer> PITCH =
      Setting.of("pitch", Formats.number(50, 200), 100, "In percent of what is usual.", "TT-1");
  private static final Setting<Integer> VOLUME =
      Setting.of(
          "volume",
          Formats.number(10, 150),
          100,
          "In percent; at 100 it is as loud as the recorded prompts.",
          "TT-1");

  private static final Section<VoiceChoice> CHOICE =
      new Section<>(
          "A voice that reads a language. The first one of a language is preferred; the others"
              + " speak when it fails.",
          List.of(LANGUAGE, ENGINE, VOICE, COMMAND, SPEED, PITCH, VOLUME),
          values ->
              new VoiceChoice(
                  values.of(LANGUAGE),
                  values.of(ENGINE),
                  values.of(VOICE),
                  values.of(COMMAND),
                  new Manner(values.of(SPEED), values.of(PITCH), values.of(VOLUME))),
          SpeechSection::check);

  private static final Setting<List<VoiceChoice>> VOICES =
      new Setting<>(
          "voices",
          new ListFormat<>(CHOICE, VoiceChoice::toString, 0),
          Optional.of(List.of()),
          "espeak-ng for German, flite and then espeak-ng for English, where they are installed",
          "Who reads what cannot be recorded before: mails, and greetings written as text. None of"
              + " them is needed for the telephone interface.",
          "TT-1");
  private static final Setting<Duration> TIME_LIMIT =
      Setting.of(
          "time-limit",
          Formats.duration(Duration.ofSeconds(1), Duration.ofMinutes(1)),
          VoiceSettings.DEFAULT.timeLimit(),
          "How long an engine may take for a sentence; it is ended then.",
          "TT-1");
  private static final Setting<Integer> AT_ONCE =
      Setting.of(
          "at-once",
          Formats.number(1, 64),
          VoiceSettings.DEFAULT.atOnce(),
          "How many sentences are made at the same time, about one for each core. Fifty more for"
              + " each may wait; a further one is not read.",
          "TT-1");
  private static final Setting<Integer> CACHE =
      Setting.of(
          "cache-megabytes",
          Formats.number(0, 10_000),
          VoiceSettings.DEFAULT.cacheMegabytes(),
          "How much of the disk spoken greetings take; those not heard for the longest are made"
              + " again when they are. What mails say is never written to the disk.",
          "TT-1");

  static final Section<VoiceSettings> SECTION =
      Section.of(
          "Who reads texts aloud.",
          List.of(VOICES, TIME_LIMIT, AT_ONCE, CACHE),
          values ->
              new VoiceSettings(
                  values.of(VOICES), values.of(TIME_LIMIT), values.of(AT_ONCE), values.of(CACHE)));

  private SpeechSection() {}

  private static void check(VoiceChoice made, Section.Report report) {
    if (!made.engine().canSpeak(made.language())) {
      report.wrong(ENGINE, made.engine().word(), "an engine that speaks " + made.language().tag());
    }
    if ((made.engine() == EngineKind.PROGRAM) == made.command().isEmpty()) {
      report.wrong(
          COMMAND,
          made.command().isEmpty() ? "nothing" : "a command",
          "a command with the engine program, and with no other");
    }
  }
}
