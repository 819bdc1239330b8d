package org.umbel.sip.event;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.umbel.sip.OutgoingRequest;
import org.umbel.sip.SipEndpoint;
import org.umbel.sip.SipEndpoint.Alarm;
import org.umbel.sip.SipException;
import org.umbel.sip.message.Event;
import org.umbel.sip.message.MediaType;
import org.umbel.sip.message.Request;
import org.umbel.sip.message.Response;
import org.umbel.sip.message.Status;

/// One publication of ours elsewhere, RFC 3903 §4, refreshed until it is removed. Any thread may
/// use it; its methods wait for the server, one after the other.
public final class Publisher implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(32);
  private static final int EARLY_PERCENT = 90; // of the time granted, then it is refreshed

  private final SipEndpoint endpoint;
  private final OutgoingRequest plain;
  private final Event event;
  private final Runnable lost;
  private Duration wanted; // this and what follows is guarded by this
  private @Nullable String tag;
  private @Nullable Said said;
  private @Nullable Alarm refresh;

  // Arrays compare by identity; nobody compares bodies.
  @SuppressWarnings("ArrayRecordComponent")
  private record Said(MediaType type, byte[] body) {}

  /// @param plain of method PUBLISH; all else is added
  /// @param lost told when what was published cannot be refreshed, on a virtual thread
  public Publisher(
      SipEndpoint endpoint, OutgoingRequest plain, Event event, Duration wanted, Runnable lost) {
    this.endpoint = endpoint;
    this.plain = plain;
    this.event = event;
    this.wanted = wanted;
    this.lost = lost;
  }

  /// Publishes this in the place of what was published before.
  ///
  /// @throws PublicationRefused when the server does not want it
  /// @throws org.umbel.sip.failure.NoResponse when there is no response
  /// @throws org.umbel.sip.failure.PeerUnreachable when it cannot be sent
  public synchronized void publish(MediaType type, byte[] body) {
    said = new Said(type, body.clone());
    send(said);
  }

  /// Removes what was published, as well as that can be told.
  @Override
  public synchronized void close() {
    if (refresh != null) refresh.cancel();
    said = null;
    var last = tag;
    tag = null;
    if (last == null) return;
    try {
      endpoint.send(plain.dressed(request -> asking(request, Duration.ZERO, last)), PATIENCE);
    } catch (SipException _) {
      // it lapses over there
    }
  }

  /// A server that has forgotten the tag (412) gets everything anew, RFC 3903 §4.1; one that wants
  /// a longer time (423) gets that.
  private void send(Said what) {
    var response = ask(Optional.of(what));
    if (response.status() == Status.CONDITIONAL_REQUEST_FAILED && tag != null) {
      tag = null;
      response = ask(Optional.of(what));
    }
    if (response.status() == Status.INTERVAL_TOO_BRIEF) {
      wanted = least(response).orElse(wanted);
      response = ask(Optional.of(what));
    }
    taken(response);
  }

  private Response ask(Optional<Said> what) {
    var known = tag;
    return endpoint.send(
        plain.dressed(request -> {
          var dressed = asking(request, wanted, known);
          return what.map(one -> dressed.withBody(one.type(), one.body())).orElse(dressed);
        }),
        PATIENCE);
  }

  private void taken(Response response) {
    if (!response.success()) {
      tag = null;
      throw new PublicationRefused(event, response);
    }
    tag = response.header("SIP-ETag").orElse(null);
    if (refresh != null) refresh.cancel();
    var granted = response.expires().orElse(wanted);
    refresh =
        endpoint.after(granted.multipliedBy(EARLY_PERCENT).dividedBy(100), this::refreshOrTell);
  }

  private void refreshOrTell() {
    try {
      refresh();
    } catch (SipException _) {
      lost.run();
    }
  }

  private synchronized void refresh() {
    var what = said;
    if (what == null) return;
    var response = ask(tag == null ? Optional.of(what) : Optional.empty());
    if (response.success()) taken(response);
    else if (response.status() == Status.CONDITIONAL_REQUEST_FAILED) {
      tag = null;
      send(what);
    } else taken(response);
  }

  private Request asking(Request request, Duration expires, @Nullable String known) {
    var dressed =
        request.with("Event", event.toString()).with("Expires", Long.toString(expires.toSeconds()));
    return known == null ? dressed : dressed.with("SIP-If-Match", known);
  }

  private static Optional<Duration> least(Response refusal) {
    return refusal
        .header("Min-Expires")
        .filter(text -> text.matches("[0-9]{1,7}"))
        .map(text -> Duration.ofSeconds(Long.parseLong(text)));
  }
}
