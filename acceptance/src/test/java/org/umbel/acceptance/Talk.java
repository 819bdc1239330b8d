package org.umbel.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.umbel.acceptance.Calling.PATIENCE;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.umbel.domain.speech.Language;
import org.umbel.domain.speech.Phrase;
import org.umbel.domain.speech.Voice;
import org.umbel.speech.RecordedVoice;
import org.umbel.telephony.phone.PhoneCall;
import org.umbel.testkit.part.Repository;
import org.umbel.testkit.sound.Match;
import org.umbel.testkit.sound.Sound;

/// A call by somebody who listens: what the server says is held against the prompts it was given,
/// and a key is pressed when its question has begun. Belongs to the test's thread.
final class Talk implements AutoCloseable {
  private static final Voice VOICE =
      RecordedVoice.open(Repository.root().resolve("acceptance/target/voice"));

  /// So much of a sentence tells it from others.
  private static final Duration RECOGNISED = Duration.ofMillis(900);

  /// In dBFS.
  private static final double SILENT = -50;

  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(150);

  private final PhoneCall call;
  private final Language language;

  /// How far into the call everything was understood.
  private Duration understood = Duration.ZERO;

  private Talk(PhoneCall call, Language language) {
    this.call = call;
    this.language = language;
  }

  /// A call with a server that speaks English.
  static Talk with(PhoneCall call) {
    return new Talk(call, Language.ENGLISH);
  }

  static Talk with(PhoneCall call, Language language) {
    return new Talk(call, language);
  }

  /// How the server says something.
  static Sound sound(Language language, Phrase... phrases) {
    return VOICE.say(language, List.of(phrases)).stream()
        .map(Calling::sound)
        .reduce(Sound.silence(Duration.ZERO), Sound::then);
  }

  /// Waits until the server has begun to say this, after what was heard before. One of the first
  /// three pieces is enough, for a machine that stands still for a moment swallows a bit.
  Talk hears(Phrase... phrases) throws InterruptedException {
    var pieces = pieces(sound(language, phrases).sounding());
    return hearsOne(pieces.subList(0, Math.min(3, pieces.size())), List.of(phrases).toString());
  }

  /// Waits until some of a sound was heard that another program plays: it may begin before the way
  /// is open, and stand still on a busy machine.
  Talk hearsSome(Sound sound) throws InterruptedException {
    return hearsOne(pieces(sound), "some of the sound");
  }

  private Talk hearsOne(List<Sound> pieces, String words) throws InterruptedException {
    var match = await(pieces, words);
    understood = understood.plus(match.delay()).plusMillis(100);
    return this;
  }

  /// What a sound consists of, each long enough to be recognised; the first even when it is not.
  private static List<Sound> pieces(Sound whole) {
    var pieces = new ArrayList<>(List.of(whole.part(Duration.ZERO, RECOGNISED)));
    for (var at = RECOGNISED; ; at = at.plus(RECOGNISED)) {
      var next = whole.part(at, at.plus(RECOGNISED));
      if (!next.duration().equals(RECOGNISED)) return pieces;
      pieces.add(next);
    }
  }

  /// Waits until the server has said all of this, after what was heard before.
  Talk hearsAll(Phrase... phrases) throws InterruptedException {
    return hearsAll(sound(language, phrases).sounding(), List.of(phrases).toString());
  }

  /// Waits until all of a sound was heard.
  Talk hearsAll(Sound sound) throws InterruptedException {
    return hearsAll(sound, "the recording");
  }

  private Talk hearsAll(Sound sound, String words) throws InterruptedException {
    var match = await(List.of(sound), words);
    understood = understood.plus(match.delay()).plus(sound.duration());
    return this;
  }

  private Match await(List<Sound> pieces, String words) throws InterruptedException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    boolean goesOn = true;
    while (true) {
      var heard = heard().part(understood, Duration.ofHours(1));
      var match =
          pieces.stream()
              .map(piece -> piece.in(heard))
              .max(Comparator.comparingDouble(Match::correlation))
              .orElseThrow();
      if (match.same()) {
        return match;
      }
      assertThat(goesOn && System.nanoTime() < end)
          .as("heard %s after %s; nearest: %s", words, understood, match)
          .isTrue();
      goesOn = call.pause(BETWEEN_LOOKS);
    }
  }

  Talk presses(String keys) {
    assertThat(call.press(keys)).as("the call goes on").isTrue();
    return this;
  }

  Talk says(Sound sound) {
    assertThat(call.say(Calling.buffer(sound))).as("the call goes on").isTrue();
    return this;
  }

  /// Waits until the server hangs up.
  void ends() throws InterruptedException {
    assertThat(call.awaitEnd(PATIENCE)).as("the server hangs up").isTrue();
  }

  /// Waits until nothing has been said for a while.
  Talk silence() throws InterruptedException {
    assertThat(call.awaitSilence(Calling.GREETING_OVER, PATIENCE)).as("silence").isTrue();
    return this;
  }

  /// The longest time from then until what was understood last in which nothing was said.
  Duration longestSilence(Duration from) {
    var step = Duration.ofMillis(20);
    var all = heard();
    var longest = Duration.ZERO;
    var silence = Duration.ZERO;
    for (var at = from; at.compareTo(understood) < 0; at = at.plus(step)) {
      silence = all.part(at, at.plus(step)).level() < SILENT ? silence.plus(step) : Duration.ZERO;
      longest = silence.compareTo(longest) > 0 ? silence : longest;
    }
    return longest;
  }

  /// Everything heard so far.
  Sound heard() {
    return Calling.sound(call.heard());
  }

  @Override
  public void close() {
    call.close();
  }
}
