package org.umbel.flows;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.StringJoiner;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.umbel.domain.call.CallEnded;
import org.umbel.domain.call.PhoneNumber;
import org.umbel.domain.speech.Language;
import org.umbel.domain.speech.Phrase;
import org.umbel.speech.RecordedVoice;

/// Scenes that belong together, one file of `docs/dialogues`. A branch of a menu gets its scene by
/// one line: what it shows, what there is before, and what the person on the phone does (see
/// [SceneStep]).
///
/// ```java
/// .scene("The message is deleted", Situation::oneNew, "7")
/// ```
final class Chapter {
  /// Anna may call from here without a PIN.
  private static final String ANNAS_MOBILE = "0170111";

  private final String file;
  private final String heading;
  private final String reachedBy;
  private final List<Scene> scenes = new ArrayList<>();
  private final Door door;
  private String who;
  private String from;

  /// Which number is called.
  private enum Door {
    PILOT,
    BOX,
    HOTLINE
  }

  private record Scene(
      String title, String who, String from, Consumer<House> before, List<SceneStep> steps) {}

  private Chapter(
      String file, String heading, String reachedBy, Door door, String who, String from) {
    this.file = file;
    this.heading = heading;
    this.reachedBy = reachedBy;
    this.door = door;
    this.who = who;
    this.from = from;
  }

  /// What Anna does in her voice box.
  ///
  /// @param reachedBy keys from the main menu to where the scenes begin
  static Chapter inTheBox(String file, String heading, String reachedBy) {
    return new Chapter(file, heading, reachedBy, Door.PILOT, "Anna", ANNAS_MOBILE);
  }

  /// What happens to those who call the pilot number.
  static Chapter atThePilotNumber(String file, String heading) {
    return new Chapter(file, heading, "", Door.PILOT, "Anna", "0301234");
  }

  /// What happens to those who call Anna and get her voice box.
  static Chapter atTheBox(String file, String heading) {
    return new Chapter(file, heading, "", Door.BOX, "Caller", "0301234");
  }

  /// What happens to customers who call a contact point.
  static Chapter atTheHotline(String file, String heading) {
    return new Chapter(file, heading, "", Door.HOTLINE, "Caller", "0301234");
  }

  /// Who calls in the scenes that follow.
  ///
  /// @param number empty for one that is hidden
  Chapter from(String name, String number) {
    who = name;
    from = number;
    return this;
  }

  /// A scene before which there is nothing special.
  Chapter scene(String title, String... steps) {
    return scene(title, _ -> {}, steps);
  }

  Chapter scene(String title, Consumer<House> before, String... steps) {
    var all = Stream.of(steps).flatMap(step -> SceneStep.parse(step).stream()).toList();
    scenes.add(new Scene(title, who, from, before, all));
    return this;
  }

  String file() {
    return file;
  }

  /// All scenes, played in a language.
  String play(Language language, RecordedVoice words, Covered covered) {
    var page = new StringJoiner("\n\n", "", "\n").add("# " + heading);
    var known = new HashSet<List<Phrase>>();
    for (var number = 1; number <= scenes.size(); number++) {
      var scene = scenes.get(number - 1);
      page.add("## " + number + ". " + scene.title());
      page.add("```text\n" + play(scene, language, new Stage(words, covered, known)) + "\n```");
    }
    return page.toString();
  }

  /// What the scenes of a chapter share.
  private record Stage(RecordedVoice words, Covered covered, Set<List<Phrase>> known) {}

  private String play(Scene scene, Language language, Stage stage) {
    var voice = new SceneVoice();
    var house = new House(language, voice);
    scene.before().accept(house);
    var transcript = new Transcript(stage.words(), scene.who(), stage.known());
    var number = Optional.of(scene.from()).filter(some -> !some.isEmpty()).map(PhoneNumber::new);
    if (reachedBy.isEmpty()) {
      transcript.begin();
    }
    var call = new SceneCall(number, voice, transcript, stage.covered(), reachedBy, scene.steps());
    try {
      switch (door) {
        case PILOT -> house.access.serve(call);
        case BOX -> house.answering.answer(call, house.called);
        case HOTLINE -> house.hotline.serve(call, house.services, language);
      }
      transcript.does("hears the line close");
    } catch (CallEnded hungUp) {
      // as the runner of calls does
    }
    assertThat(call.left())
        .as("%s, \"%s\": not done; heard was\n%s", file, scene.title(), transcript.text())
        .isEmpty();
    return transcript.text();
  }
}
