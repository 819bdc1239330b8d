package org.umbel.server.observe;

import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.umbel.domain.call.PhoneNumber;
import org.umbel.domain.event.Event;
import org.umbel.domain.event.Journal;
import org.umbel.domain.person.Extension;
import org.umbel.media.engine.MediaEvent;
import org.umbel.media.engine.MediaListener;
import org.umbel.sip.trace.SipEvent;
import org.umbel.sip.trace.SipListener;

/// Turns what happened into log lines and figures. Safe for all threads, returns at once.
public final class EventLog implements Journal {
  private static final Logger LOG = LoggerFactory.getLogger("umbel");
  private static final Logger SIP = LoggerFactory.getLogger("sip");
  private static final Logger MEDIA = LoggerFactory.getLogger("media");

  private final Metrics metrics;
  private final InstantSource clock;
  private volatile Function<Extension, Optional<PhoneNumber>> journalNumbers =
      _ -> Optional.empty();

  public EventLog(Metrics metrics, InstantSource clock) {
    this.metrics = metrics;
    this.clock = clock;
  }

  /// By which numbers the lines about lamps and text messages name people, beside the extension
  /// (MW-4). Must not wait.
  public void journalNumbers(Function<Extension, Optional<PhoneNumber>> known) {
    journalNumbers = known;
  }

  @Override
  public void happened(Event event) {
    metrics.count(event);
    var line = EventWords.of(event);
    notified(event)
        .flatMap(owner -> journalNumbers.apply(owner))
        .map(number -> line.with("journal", number))
        .orElse(line)
        .write(LOG);
  }

  /// Whose lamp or mobile phone it is about.
  private static Optional<Extension> notified(Event event) {
    return switch (event) {
      case Event.LampShown told -> Optional.of(told.owner());
      case Event.LampUnknown told -> Optional.of(told.owner());
      case Event.NoticeSent told -> Optional.of(told.owner());
      case Event.NoticePostponed told -> Optional.of(told.owner());
      case Event.NoticeGivenUp told -> Optional.of(told.owner());
      default -> Optional.empty();
    };
  }

  /// What SIP tells of a line: faults of ours and broken transports always, decisions at DEBUG,
  /// messages at TRACE. Counting is the endpoint's own matter.
  public SipListener sip(String line) {
    var shedding = new Sparing(clock);
    return event -> sip(line, event, shedding);
  }

  private static void sip(String line, SipEvent event, Sparing shedding) {
    switch (event) {
      case SipEvent.Received e ->
          SIP.trace("sip.received line={} from={}\n{}", line, e.from(), e.message());
      case SipEvent.Sent e -> SIP.trace("sip.sent line={} to={}\n{}", line, e.to(), e.message());
      case SipEvent.Retransmitted e ->
          SIP.debug("sip.repeated line={} what={} to={}", line, e.what(), e.to());
      case SipEvent.Refused e ->
          SIP.debug("sip.refused line={} with={}", line, e.response().status());
      case SipEvent.Malformed e ->
          SIP.debug("sip.malformed line={} from={} why={}", line, e.from(), e.fault().getMessage());
      case SipEvent.Stray e -> SIP.debug("sip.stray line={} from={}", line, e.from());
      case SipEvent.TimedOut e -> SIP.debug("sip.timed-out line={} to={}", line, e.to());
      case SipEvent.Abandoned e ->
          SIP.debug(
              "sip.abandoned line={} peer={} after={}",
              line,
              e.peer(),
              e.response().map(response -> "status " + response.status()).orElse("silence"));
      case SipEvent.NoAck e -> SIP.debug("sip.no-ack line={} to={}", line, e.to());
      case SipEvent.TransportFailed e ->
          SIP.debug("sip.transport-failed line={} peer={} why={}", line, e.peer(), e.reason());
      case SipEvent.Denied e -> SIP.info("sip.denied line={} from={}", line, e.from());
      case SipEvent.Throttled e ->
          SIP.warn("sip.throttled line={} from={} why={}", line, e.from(), e.reason());
      case SipEvent.Insecure e ->
          SIP.warn("sip.insecure line={} peer={} why={}", line, e.peer(), e.reason());
      case SipEvent.Shed e ->
          shedding
              .happened()
              .ifPresent(times ->
                  SIP.warn(
                      "sip.shed line={} times={} last={} why={}",
                      line,
                      times,
                      e.from(),
                      e.reason()));
      case SipEvent.HandlerFailed e -> SIP.error("sip.handler-failed line={}", line, e.fault());
      case SipEvent.Fault e -> SIP.error("sip.fault line={}", line, e.fault());
    }
  }

  /// What the media threads tell.
  public MediaListener media() {
    return this::media;
  }

  private void media(MediaEvent event) {
    metrics.count(event);
    switch (event) {
      case MediaEvent.Behind e -> MEDIA.warn("media.behind thread={} by={}", e.thread(), e.by());
      case MediaEvent.Troubled e ->
          MEDIA.error("media.troubled thread={}", e.thread(), e.failure());
      case MediaEvent.Broken e -> MEDIA.error("media.broken session={}", e.session(), e.failure());
      case MediaEvent.Inactive e ->
          MEDIA.info("media.silent session={} since={}", e.session(), e.since());
      case MediaEvent.Closed e ->
          MEDIA.debug("media.closed session={} {}", e.session(), e.statistics());
      case MediaEvent.Opened _,
          MediaEvent.SourceFound _,
          MediaEvent.KeyHeard _,
          MediaEvent.PeerLeft _ ->
          MEDIA.debug("media.event {}", withoutKeys(event));
    }
  }

  /// Keys may be a PIN.
  private static Object withoutKeys(MediaEvent event) {
    return event instanceof MediaEvent.KeyHeard(var session, _, var way)
        ? "KeyHeard[session=" + session + ", way=" + way + "]"
        : event;
  }
}
