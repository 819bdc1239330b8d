package org.umbel.flows;

import java.nio.ShortBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.StringJoiner;
import org.umbel.domain.speech.Choice;
import org.umbel.domain.speech.Phrase;
import org.umbel.domain.speech.Prompt;
import org.umbel.domain.speech.Recorded;
import org.umbel.speech.RecordedVoice;

/// Writes down a scene line by line: who speaks, what is heard, which keys are pressed.
final class Transcript {
  private static final int NAME = 8;
  private static final int LONG = 3;

  private final RecordedVoice words;
  private final String caller;
  private final List<String> lines = new ArrayList<>();
  private final Set<List<Phrase>> known;
  private final StringBuilder keys = new StringBuilder();
  private String speaking = "";
  private boolean begun;

  /// @param known menus that were written down in earlier scenes of a chapter; grows
  Transcript(RecordedVoice words, String caller, Set<List<Phrase>> known) {
    this.words = words;
    this.caller = caller;
    this.known = known;
  }

  /// Forgets what happened until now: the scene begins here.
  void begin() {
    lines.clear();
    keys.setLength(0);
    speaking = "";
    begun = true;
  }

  /// A passage. A menu that is known already is not written again.
  ///
  /// @param cut after how many sentences a key cut it; all of them when none did
  void said(List<SceneVoice.Said> passage, int cut) {
    if (cut == passage.size() && isMenu(passage) && begun) {
      var phrases = passage.stream().map(SceneVoice.Said::phrase).toList();
      if (!known.add(phrases)) {
        umbel(text(passage.getFirst()) + " (and so on, as above)");
        return;
      }
    }
    for (var one : passage.subList(0, Math.min(cut, passage.size()))) {
      umbel(text(one));
    }
    if (cut < passage.size()) {
      umbel(text(passage.get(cut)) + " —");
    }
  }

  private static boolean isMenu(List<SceneVoice.Said> passage) {
    return passage.stream().filter(said -> said.phrase() instanceof Choice).count() >= LONG;
  }

  private String text(SceneVoice.Said said) {
    return switch (said.phrase()) {
      case Prompt prompt when prompt == Prompt.BEEP -> "(tone)";
      case Recorded(var audio) -> sound(audio);
      case Phrase phrase -> words.words(said.language(), phrase);
    };
  }

  /// A message, or a sentence of a mail.
  void heard(ShortBuffer sound, Duration from, Duration until, boolean cut) {
    if (isSentence(sound)) {
      umbel(sound(sound) + (cut ? " —" : ""));
    } else {
      var where = from.isZero() ? "" : ", from " + seconds(from) + " on";
      umbel("(the message" + where + (cut ? ", until " + seconds(until) + ")" : ")"));
    }
  }

  private static String sound(ShortBuffer audio) {
    if (!isSentence(audio)) {
      return "(recording)";
    }
    var text = new StringBuilder("»");
    for (var i = 0; i < audio.remaining(); i++) {
      text.append((char) audio.get(i));
    }
    return text.append('«').toString();
  }

  private static boolean isSentence(ShortBuffer sound) {
    return sound.hasRemaining() && sound.get(0) != 0;
  }

  static String seconds(Duration length) {
    var tenths = length.toMillis() / 100;
    return tenths % 10 == 0 ? tenths / 10 + " s" : tenths / 10 + "." + tenths % 10 + " s";
  }

  private void umbel(String text) {
    line("Umbel", text);
  }

  void pressed(char key) {
    keys.append(keys.isEmpty() ? "" : " ").append(key);
  }

  void does(String what) {
    line(caller, what);
  }

  /// What happens without anybody saying it.
  void happens(String what) {
    line("", "(" + what + ")");
  }

  private void line(String who, String text) {
    if (!keys.isEmpty()) {
      var pressed = "presses " + keys;
      keys.setLength(0);
      line(caller, pressed);
    }
    var name = who.equals(speaking) ? "" : who;
    lines.add((name + " ".repeat(NAME)).substring(0, NAME) + text);
    speaking = who;
  }

  /// The whole scene.
  String text() {
    var text = new StringJoiner("\n");
    lines.forEach(text::add);
    return text.toString();
  }
}
