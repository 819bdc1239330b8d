package org.umbel.telephony.lamp;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.umbel.domain.person.Extension;
import org.umbel.sip.IncomingRequest;
import org.umbel.sip.OutgoingRequest;
import org.umbel.sip.SipException;
import org.umbel.sip.event.Subscriber;
import org.umbel.sip.event.SubscriptionHandler;
import org.umbel.sip.message.Event;
import org.umbel.sip.message.MalformedMessage;
import org.umbel.sip.message.MalformedValue;
import org.umbel.sip.message.MediaType;
import org.umbel.sip.message.MessageSummary;
import org.umbel.sip.message.Method;
import org.umbel.sip.message.NameAddr;
import org.umbel.sip.message.Request;
import org.umbel.sip.message.RequestCheck;
import org.umbel.sip.message.Response;
import org.umbel.sip.message.SipUri;
import org.umbel.sip.message.Status;
import org.umbel.telephony.line.Line;
import org.umbel.telephony.line.Lines;

/// What other servers tell of messages they keep for people here (ST-4): unasked, or in
/// subscriptions that are renewed as long as this lives. Safe for all threads.
final class OtherServersLamps implements AutoCloseable {
  private static final Duration SUBSCRIPTION = Duration.ofHours(1);
  private static final Duration PAUSE = Duration.ofMinutes(1); // until it is tried again

  private final Lines lines;
  private final LampTerms terms;
  private final Function<Request, Optional<Extension>> owner;
  private final BiConsumer<Extension, MessageSummary> told;
  private volatile boolean closed;

  /// @param owner whose lamp a request means
  /// @param told takes what another server said
  OtherServersLamps(
      Lines lines,
      LampTerms terms,
      Function<Request, Optional<Extension>> owner,
      BiConsumer<Extension, MessageSummary> told) {
    this.lines = lines;
    this.terms = terms;
    this.owner = owner;
    this.told = told;
  }

  /// Answers a NOTIFY outside a dialog. What it says is kept, and told to phones that come later,
  /// so it is also answered with 200 when nobody is registered.
  void notified(IncomingRequest notify) {
    notify.reply(answer(notify));
  }

  private Response answer(IncomingRequest incoming) {
    var request = incoming.request();
    if (!terms.tellers().permits(incoming.source().address().getAddress())) {
      return request.reply(Status.FORBIDDEN);
    }
    if (Event.of(request).filter(event -> event.type().equals("message-summary")).isEmpty()) {
      return request.reply(Status.BAD_EVENT).with("Allow-Events", "message-summary");
    }
    var meant = owner.apply(request);
    if (meant.isEmpty()) {
      return request.reply(Status.NOT_FOUND);
    }
    if (!terms.elsewhere().contains(meant.get())) {
      return request.reply(Status.FORBIDDEN, "This lamp is set here");
    }
    return RequestCheck.contentRefusal(request, List.of(MediaType.MESSAGE_SUMMARY))
        .orElseGet(() -> taken(request, meant.get()));
  }

  /// Without a body nothing is known, and the lamp stays as it is.
  private Response taken(Request notify, Extension meant) {
    try {
      if (notify.bodyLength() > 0) {
        told.accept(meant, MessageSummary.read(notify.body()));
      }
      return notify.reply(Status.OK);
    } catch (MalformedMessage | MalformedValue unreadable) {
      return notify.reply(Status.BAD_REQUEST, "A summary that cannot be read");
    }
  }

  /// Returns at once; each lamp is subscribed to on a thread of its own.
  void follow() {
    terms
        .follow()
        .ifPresent(server ->
            terms
                .elsewhere()
                .forEach(lamp -> Thread.startVirtualThread(() -> follow(server, lamp))));
  }

  private void follow(SipUri server, Extension lamp) {
    lines.first().filter(_ -> !closed).ifPresent(line -> follow(line, server, lamp));
  }

  private void follow(Line line, SipUri server, Extension lamp) {
    var me = NameAddr.of(terms.pilot().withUser(lamp.digits()));
    var subscribe =
        OutgoingRequest.of(Method.SUBSCRIBE, server.withUser(lamp.digits()), me)
            .dressed(request -> request.with("Accept", MediaType.MESSAGE_SUMMARY.toString()));
    Runnable again = () -> line.endpoint().after(PAUSE, () -> follow(server, lamp));
    try {
      Subscriber.subscribe(
          line.endpoint(),
          subscribe,
          Event.MESSAGE_SUMMARY,
          SUBSCRIPTION,
          new Followed(lamp, again));
    } catch (SipException refused) {
      again.run(); // told by the endpoint's own events
    }
  }

  private final class Followed implements SubscriptionHandler {
    private final Extension lamp;
    private final Runnable again;

    Followed(Extension lamp, Runnable again) {
      this.lamp = lamp;
      this.again = again;
    }

    @Override
    public void onNotify(Request notify) {
      taken(notify, lamp);
    }

    @Override
    public void onEnded(String reason) {
      again.run();
    }
  }

  /// Subscribes no more; what is subscribed to ends with the lines.
  @Override
  public void close() {
    closed = true;
  }
}
