package org.umbel.sip.message;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/// How a call came here: who was called before us, in the order they were called, and why each
/// passed it on. Read from Diversion (RFC 5806), else from History-Info (RFC 7044, RFC 4244), else
/// from the target parameter of the Request-URI (RFC 4458).
///
/// Diversion comes first as it names diverters and nobody else. A header that cannot be read counts
/// as absent, RFC 3261 §8.2.
///
/// @param steps the first one called first; empty when the call was meant for us
public record Redirections(List<Redirection> steps) {
  private static final Optional<HistoryInfo> NO_ENTRY = Optional.empty();
  private static final Redirections NONE = new Redirections(List.of());

  /// Copies the steps.
  public Redirections {
    steps = List.copyOf(steps);
  }

  public static Redirections of(Request request) {
    try {
      var diversions = Diversion.of(request);
      if (!diversions.isEmpty()) return ofDiversions(diversions);
    } catch (MalformedMessage unreadable) {
      // the other headers may still say it
    }
    try {
      var history = ofHistory(HistoryInfo.of(request), userOf(request.uri()));
      if (!history.steps.isEmpty()) return history;
    } catch (MalformedMessage unreadable) {
      // the Request-URI may still say it
    }
    return ofTarget(request.uri());
  }

  private static Redirections ofDiversions(List<Diversion> diversions) {
    var steps = new ArrayList<Redirection>();
    for (var diversion : diversions) {
      var cause = RedirectionCause.ofDiversion(diversion.reason().orElse(""));
      steps.add(new Redirection(diversion.address(), cause, diversion.anonymous()));
    }
    Collections.reverse(steps); // the header has the last one first
    return new Redirections(steps);
  }

  private static Redirections ofHistory(List<HistoryInfo> entries, String called) {
    var steps = new ArrayList<Redirection>();
    for (int i = 0; i < entries.size(); i++) {
      var next = i + 1 < entries.size() ? Optional.of(entries.get(i + 1)) : NO_ENTRY;
      var left = next.flatMap(HistoryInfo::mappedFrom).flatMap(index -> at(index, entries));
      var step = step(left.orElse(entries.get(i)), next, called);
      if (step.isPresent()) steps.add(step.get());
    }
    return new Redirections(steps);
  }

  private static Optional<HistoryInfo> at(String index, List<HistoryInfo> entries) {
    return entries.stream().filter(entry -> entry.index().equals(index)).findFirst();
  }

  /// The way from one entry to the next, if it leads to somebody else. The last entry leads to
  /// whoever is called now.
  private static Optional<Redirection> step(
      HistoryInfo left, Optional<HistoryInfo> next, String called) {
    var user = next.map(entry -> entry.address().user()).orElse(called);
    if (user.equals(left.address().user())) return Optional.empty();
    boolean samePerson = next.filter(HistoryInfo::samePerson).isPresent();
    if (samePerson && left.reason().isEmpty()) return Optional.empty();
    return Optional.of(new Redirection(left.address(), cause(left, next), left.anonymous()));
  }

  private static RedirectionCause cause(HistoryInfo left, Optional<HistoryInfo> next) {
    var said = left.reason().map(RedirectionCause::of).orElse(RedirectionCause.UNKNOWN);
    if (said != RedirectionCause.UNKNOWN) return said;
    return RedirectionCause.ofStatus(next.map(entry -> entry.cause().orElse(0)).orElse(0));
  }

  private static Redirections ofTarget(Uri uri) {
    if (!(uri instanceof SipUri sip)) return NONE;
    var target = sip.parameter("target");
    if (target.isEmpty()) return NONE;
    try {
      int status = (int) Numbers.of(sip.parameter("cause").orElse("0"));
      var from = NameAddr.of(Uri.parse(target.get()));
      var step = new Redirection(from, RedirectionCause.ofStatus(status), false);
      return new Redirections(List.of(step));
    } catch (MalformedValue unreadable) {
      return NONE;
    }
  }

  private static String userOf(Uri uri) {
    return NameAddr.of(uri).user();
  }

  /// Writes both headers into a request of ours, for whichever the next one reads; nothing when
  /// there are no steps. Who does not want to be shown is marked so.
  public Request on(Request request) {
    if (steps.isEmpty()) return request;
    var written = request.without("Diversion").without("History-Info");
    for (var step : steps.reversed())
      written = written.withLast("Diversion", diversion(step).toString());
    var index = "1";
    var here = NameAddr.of(request.uri());
    var mapped = Optional.<String>empty();
    for (var step : steps) {
      written = written.withLast("History-Info", entry(step, index, mapped));
      mapped = Optional.of(index);
      index += ".1";
    }
    return written.withLast("History-Info", indexed(here, index, mapped).toString());
  }

  /// RFC 7044 §5.1: whoever is called next is another one, mapped from the entry before.
  private static NameAddr indexed(NameAddr address, String index, Optional<String> mapped) {
    var with = address.with("index", index);
    return mapped.map(from -> with.with("mp", from)).orElse(with);
  }

  private static NameAddr diversion(Redirection step) {
    var diversion = bare(step.from()).with("reason", step.cause().diversionReason());
    var counted = diversion.with("counter", "1");
    return step.anonymous() ? counted.with("privacy", "full") : counted;
  }

  /// RFC 7044 §5.1: the reason stands at the address that was left.
  private static String entry(Redirection step, String index, Optional<String> mapped) {
    var left = bare(step.from());
    if (!(left.uri() instanceof SipUri sip)) return indexed(left, index, mapped).toString();
    var why = Reason.sip(step.cause().status(), "").toString();
    var explained = sip.withHeader("Reason", why);
    var shown = step.anonymous() ? explained.withHeader("Privacy", "history") : explained;
    var explaining = new NameAddr(left.displayName(), shown, left.parameters());
    return indexed(explaining, index, mapped).toString();
  }

  private static NameAddr bare(NameAddr address) {
    return new NameAddr(address.displayName(), address.uri(), Parameters.NONE);
  }

  /// Who was called at first.
  public Optional<Redirection> first() {
    return steps.stream().findFirst();
  }

  /// Who passed the call on to us.
  public Optional<Redirection> last() {
    return steps.isEmpty() ? Optional.empty() : Optional.of(steps.getLast());
  }
}
