package org.umbel.web.message;

import java.util.List;
import org.umbel.domain.call.CallId;
import org.umbel.domain.speech.Language;
import org.umbel.domain.trace.MessageStep;
import org.umbel.domain.trace.MessageTrace;
import org.umbel.web.door.Session;
import org.umbel.web.page.PageTimes;
import org.umbel.web.page.Texts;
import org.umbel.web.page.Words;

/// What a page shows of the way of one message.
///
/// @param name whose page it is: the person or the administrator
/// @param extension of the message's owner
/// @param token of the session, for the form
/// @param call it was left in; empty when that is not known
/// @param words what happened last
record MessageWay(
    String name,
    String token,
    String id,
    String extension,
    String call,
    String when,
    String machineTime,
    String state,
    String words,
    List<Step> steps) {

  /// One step.
  ///
  /// @param when in the reader's language
  /// @param machineTime for the time element
  /// @param what for style
  /// @param times how often and until when; empty for once
  record Step(String when, String machineTime, String what, String words, String times) {}

  static MessageWay of(
      MessageTrace trace, Language language, PageTimes times, Session session, String who) {
    var last = trace.steps().getLast();
    return new MessageWay(
        who,
        session.token(),
        trace.id().value(),
        trace.owner().digits(),
        trace.call().map(CallId::value).orElse(""),
        times.second(trace.steps().getFirst().at()),
        trace.steps().getFirst().at().toString(),
        Words.key(last.what()),
        sentence(language, last),
        trace.steps().stream().map(step -> row(step, language, times)).toList());
  }

  private static Step row(MessageStep step, Language language, PageTimes times) {
    var often =
        step.times() == 1
            ? ""
            : Texts.text(language, "way-times")
                .replace("{times}", Integer.toString(step.times()))
                .replace("{last}", times.second(step.last()));
    return new Step(
        times.second(step.at()),
        step.at().toString(),
        Words.key(step.what()),
        sentence(language, step),
        often);
  }

  /// What happened, as a sentence.
  static String sentence(Language language, MessageStep step) {
    return Texts.text(language, "way-" + Words.key(step.what())).replace("{detail}", step.detail());
  }
}
