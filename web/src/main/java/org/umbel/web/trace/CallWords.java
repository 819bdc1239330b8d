package org.umbel.web.trace;

import org.umbel.domain.call.Caller;
import org.umbel.domain.call.PhoneNumber;
import org.umbel.domain.call.Redirection;
import org.umbel.domain.trace.CallSummary;
import org.umbel.domain.trace.Quality;
import org.umbel.domain.trace.Step;
import org.umbel.web.page.PageTimes;
import org.umbel.web.page.Words;

/// Calls in words of the reader's language.
record CallWords(Words words) {

  CallsView.Row row(CallSummary call) {
    return new CallsView.Row(
        call.id().value(),
        words.times().second(call.began()),
        call.began().toString(),
        who(call.caller()),
        call.dialled(),
        call.redirection().map(this::why).orElse(""),
        call.lasted().map(PageTimes::length).orElse(""),
        Words.key(call.outcome()),
        words.text(call.outcome(), "outcome-"),
        call.detail(),
        call.quality().map(quality -> Words.key(quality.word())).orElse(""),
        call.quality().map(this::quality).orElse(""));
  }

  private String who(Caller caller) {
    var number = caller.number().map(PhoneNumber::digits);
    var name = caller.name();
    if (name.isPresent() && number.isPresent()) {
      return name.get() + " (" + number.get() + ")";
    }
    return name.or(() -> number).orElseGet(() -> words.text("caller-unknown"));
  }

  private String why(Redirection redirection) {
    return words
        .text("redirected")
        .replace("{number}", redirection.called().digits())
        .replace("{reason}", words.text(redirection.reason(), "reason-"));
  }

  /// The word and the figure, such as `good (4.3)`.
  String quality(Quality quality) {
    return words.text(quality.word(), "quality-") + " (" + words.decimal(quality.mos(), 1) + ")";
  }

  /// What happened, as a sentence.
  String happening(Step.Happening step) {
    var key = "step-" + Words.key(step.what());
    var detailed = step.what() == Step.What.HUNG_UP && step.detail().isEmpty() ? "-here" : "";
    return words.text(key + detailed).replace("{detail}", step.detail());
  }

  String pressed(Step.KeyPressed step) {
    var key = step.key().map(k -> Character.toString(k.symbol()));
    return words
        .text("step-key")
        .replace("{key}", key.orElse("•"))
        .replace("{way}", words.text(step.way(), "key-way-"));
  }
}
