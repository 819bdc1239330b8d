package org.umbel.flows;

import java.util.ArrayList;
import java.util.List;
import org.umbel.domain.call.CallEnded;
import org.umbel.domain.call.Recorded.Ending;
import org.umbel.domain.menu.Menu;
import org.umbel.domain.message.CannotTakeMessage;
import org.umbel.domain.message.Marks;
import org.umbel.domain.speech.Option;
import org.umbel.domain.speech.Prompt;
import org.umbel.domain.speech.Recorded;

/// Lets a caller hear, change and mark what was recorded before it is sent (CA-13). Whoever hangs
/// up or says nothing more has sent what was recorded last.
final class CallerReview {
  private final Services services;
  private final Conversation talk;
  private final SpokenMessage message;

  CallerReview(Services services, Conversation talk, SpokenMessage message) {
    this.services = services;
    this.talk = talk;
    this.message = message;
  }

  /// @throws CannotTakeMessage when the disk refuses; what it took before is sent
  void run() {
    if (isWanted()) {
      message.send();
      talk.insist(Prompt.MESSAGE_STORED);
    } else {
      message.discard();
      talk.insist(Prompt.MESSAGE_DISCARDED);
    }
  }

  private boolean isWanted() {
    try {
      return reviewed();
    } catch (NobodyThere silent) {
      return true;
    } catch (CallEnded hungUp) {
      message.send();
      throw hungUp;
    }
  }

  /// @return whether it is to be sent
  private boolean reviewed() {
    talk.say(Prompt.MESSAGE_RECORDED);
    while (true) {
      switch (talk.choose(Menu.CALLER_REVIEW, options())) {
        case LISTEN_TO_RECORDING -> listen();
        case RECORD_AGAIN -> recordAgain();
        case APPEND -> append();
        case MARK_URGENT -> mark(message.marks().urgent(true), Prompt.MARKED_URGENT);
        case MARK_NOT_URGENT -> mark(message.marks().urgent(false), Prompt.MARKED_NOT_URGENT);
        case MARK_PRIVATE -> mark(message.marks().confidential(true), Prompt.MARKED_PRIVATE);
        case MARK_NOT_PRIVATE ->
            mark(message.marks().confidential(false), Prompt.MARKED_NOT_PRIVATE);
        case DISCARD_MESSAGE -> {
          return false;
        }
        default -> {
          return true;
        }
      }
    }
  }

  private List<Option> options() {
    var options =
        new ArrayList<>(
            List.of(Option.SEND_MESSAGE, Option.LISTEN_TO_RECORDING, Option.RECORD_AGAIN));
    if (message.hasRoom()) {
      options.add(Option.APPEND);
    }
    options.add(message.marks().urgent() ? Option.MARK_NOT_URGENT : Option.MARK_URGENT);
    options.add(message.marks().confidential() ? Option.MARK_NOT_PRIVATE : Option.MARK_PRIVATE);
    options.add(Option.DISCARD_MESSAGE);
    return options;
  }

  private void listen() {
    services
        .sounds()
        .read(message.sound())
        .ifPresentOrElse(sound -> talk.say(new Recorded(sound)), () -> talk.say(Prompt.NOT_DONE));
  }

  /// The former words are kept when there are no new ones.
  private void recordAgain() {
    talk.say(Prompt.LEAVE_MESSAGE_AFTER_TONE);
    try {
      if (!message.recordAgain()) {
        talk.say(Prompt.RECORDING_TOO_SHORT);
      }
    } catch (CannotTakeMessage full) {
      talk.say(Prompt.NOT_DONE);
    }
  }

  private void append() {
    talk.say(Prompt.GO_ON_AFTER_TONE);
    if (message.record() == Ending.LONGEST) {
      talk.say(Prompt.MESSAGE_AT_LONGEST);
    }
  }

  private void mark(Marks marks, Prompt told) {
    message.mark(marks);
    talk.say(told);
  }
}
