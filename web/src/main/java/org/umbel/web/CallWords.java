package org.umbel.web;

import io.helidon.webserver.http.ServerRequest;
import java.time.Duration;
import java.util.Locale;
import org.umbel.domain.call.Caller;
import org.umbel.domain.call.PhoneNumber;
import org.umbel.domain.call.Redirection;
import org.umbel.domain.speech.Language;
import org.umbel.domain.trace.CallSummary;
import org.umbel.domain.trace.Quality;
import org.umbel.domain.trace.Step;

/// Calls in words of the reader's language.
///
/// @param times of the page
record CallWords(Language language, PageTimes times) {

  /// As the browser wants them.
  static CallWords of(ServerRequest request, WebServices services) {
    var language = PageLanguage.of(request);
    return new CallWords(language, new PageTimes(language, services.zone(), services.clock()));
  }

  String text(String key) {
    return Pages.text(language, key);
  }

  String text(Enum<?> constant, String prefix) {
    return text(prefix + key(constant));
  }

  /// As keys of texts and classes of styles have it, such as `given-up`.
  static String key(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  CallsView.Row row(CallSummary call) {
    return new CallsView.Row(
        call.id().value(),
        times.second(call.began()),
        call.began().toString(),
        who(call.caller()),
        call.dialled(),
        call.redirection().map(this::why).orElse(""),
        call.lasted().map(PageTimes::length).orElse(""),
        key(call.outcome()),
        text(call.outcome(), "outcome-"),
        call.detail(),
        call.quality().map(quality -> key(quality.word())).orElse(""),
        call.quality().map(this::quality).orElse(""));
  }

  private String who(Caller caller) {
    var number = caller.number().map(PhoneNumber::digits);
    var name = caller.name();
    if (name.isPresent() && number.isPresent()) {
      return name.get() + " (" + number.get() + ")";
    }
    return name.or(() -> number).orElseGet(() -> text("caller-unknown"));
  }

  private String why(Redirection redirection) {
    return text("redirected")
        .replace("{number}", redirection.called().digits())
        .replace("{reason}", text(redirection.reason(), "reason-"));
  }

  /// The word and the figure, such as `good (4.3)`.
  String quality(Quality quality) {
    return text(quality.word(), "quality-") + " (" + decimal(quality.mos(), 1) + ")";
  }

  /// With the reader's decimal separator.
  String decimal(double value, int digits) {
    return String.format(Locale.forLanguageTag(language.tag()), "%." + digits + "f", value);
  }

  String millis(Duration duration) {
    return decimal(duration.toNanos() / 1e6, 1) + " ms";
  }

  /// What happened, as a sentence.
  String happening(Step.Happening step) {
    var key = "step-" + key(step.what());
    var detailed = step.what() == Step.What.HUNG_UP && step.detail().isEmpty() ? "-here" : "";
    return text(key + detailed).replace("{detail}", step.detail());
  }

  String pressed(Step.KeyPressed step) {
    var key = step.key().map(k -> Character.toString(k.symbol()));
    return text("step-key")
        .replace("{key}", key.orElse("•"))
        .replace("{way}", text(step.way(), "key-way-"));
  }
}
