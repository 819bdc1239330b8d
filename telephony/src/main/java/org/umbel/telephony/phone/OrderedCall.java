package org.umbel.telephony.phone;

import java.io.IOException;
import java.nio.ShortBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.umbel.media.wav.UnreadableSound;
import org.umbel.media.wav.WavFile;
import org.umbel.media.wav.WavWriter;
import org.umbel.telephony.phone.PhoneOrder.Speech;
import org.umbel.telephony.phone.PhoneReport.End;

/// Carries out one [PhoneOrder].
public final class OrderedCall {
  private static final Duration GREETING_OVER = Duration.ofSeconds(1);
  private static final Duration LONGEST_GREETING = Duration.ofSeconds(30);
  private static final Duration LAST_WORD = Duration.ofSeconds(1);
  private static final Duration LISTENING = Duration.ofMinutes(1);

  private final PhoneOrder order;
  private final Optional<ShortBuffer> words;
  private boolean spoken;

  private OrderedCall(PhoneOrder order, Optional<ShortBuffer> words) {
    this.order = order;
    this.words = words;
  }

  /// Makes the call and waits until it is over.
  ///
  /// @throws CannotSpeak before dialling, when there is no way to say what is to be said
  /// @throws ServerUnknown when no way leads to the server
  /// @throws CannotKeep when what was heard cannot be written; the call was made
  /// @throws InterruptedException when the waiting thread is interrupted; the call is hung up
  public static PhoneReport carryOut(PhoneOrder order) throws InterruptedException {
    var words =
        switch (order.speech()) {
          case Speech.Nothing _ -> Optional.<ShortBuffer>empty();
          case Speech.Text(var text) -> Optional.of(SpeechEngine.speak(text));
          case Speech.Sound(var file) -> Optional.of(sound(file));
        };
    var line = PhoneLine.of(order.from(), order.server()).withTransport(order.transport());
    try (var phone = Phone.open(line)) {
      return new OrderedCall(order, words).by(phone);
    }
  }

  private static ShortBuffer sound(Path file) {
    try {
      return WavFile.read(file);
    } catch (UnreadableSound failure) {
      throw new CannotSpeak("cannot say " + file, failure);
    }
  }

  private PhoneReport by(Phone phone) throws InterruptedException {
    var dialled =
        order.divertedFrom().isPresent()
            ? phone.dialDiverted(order.target(), order.divertedFrom().get(), "no-answer")
            : phone.dial(order.target());
    return switch (dialled) {
      case Dialled.Failed failed -> refused(failed);
      case Dialled.Answered(var call, var after) -> {
        try (call) {
          talk(call);
        }
        keep(call);
        yield report(call, after);
      }
    };
  }

  private void talk(PhoneCall call) throws InterruptedException {
    var limit = order.hangUpAfter().orElse(LISTENING);
    if (order.hangUpAfter().isEmpty() && words.isEmpty()) {
      follow(call);
      call.awaitEnd(LISTENING);
      return;
    }
    var talking = Thread.ofVirtual().name("phone-person").start(() -> follow(call));
    if (order.hangUpAfter().isPresent()) {
      call.awaitEnd(limit);
      call.hangUp();
    }
    talking.join();
  }

  /// The steps in their order, then what has not been said yet.
  private void follow(PhoneCall call) {
    try {
      for (var step : order.steps()) {
        if (!done(call, step)) {
          return;
        }
      }
      if (!spoken && words.isPresent() && speak(call)) {
        call.pause(LAST_WORD);
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean done(PhoneCall call, PhoneStep step) throws InterruptedException {
    return switch (step) {
      case PhoneStep.Wait(var time) -> call.pause(time);
      case PhoneStep.Press(var keys) -> call.press(keys);
      case PhoneStep.Speak _ -> speak(call);
    };
  }

  private boolean speak(PhoneCall call) throws InterruptedException {
    spoken = true;
    call.awaitSilence(GREETING_OVER, LONGEST_GREETING);
    return words.isEmpty() || call.say(words.get());
  }

  private void keep(PhoneCall call) {
    order
        .hear()
        .ifPresent(file -> {
          try {
            Files.deleteIfExists(file);
            try (var writer = WavWriter.create(file)) {
              writer.write(call.heard());
            }
          } catch (IOException failure) {
            throw new CannotKeep(file, failure);
          }
        });
  }

  private static PhoneReport refused(Dialled.Failed failed) {
    return new PhoneReport(
        failed.status(),
        failed.reason(),
        Optional.empty(),
        failed.after(),
        Duration.ZERO,
        End.UNANSWERED,
        0,
        0,
        0,
        Duration.ZERO,
        Duration.ZERO);
  }

  private static PhoneReport report(PhoneCall call, Duration untilAnswer) {
    var counts = call.statistics();
    return new PhoneReport(
        200,
        "OK",
        call.codec(),
        untilAnswer,
        call.talked(),
        call.endedThere() ? End.THERE : End.HERE,
        counts.out().packets(),
        counts.in().packets(),
        counts.in().lost(),
        call.heardSound(),
        call.heardSilence());
  }
}
