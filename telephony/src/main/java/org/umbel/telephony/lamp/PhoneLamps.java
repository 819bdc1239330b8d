package org.umbel.telephony.lamp;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.umbel.domain.lamp.Lamp;
import org.umbel.domain.lamp.Rounds;
import org.umbel.domain.message.MessageCounts;
import org.umbel.domain.person.Extension;
import org.umbel.domain.person.People;
import org.umbel.sip.IncomingRequest;
import org.umbel.sip.OutgoingRequest;
import org.umbel.sip.SipException;
import org.umbel.sip.event.Notifier;
import org.umbel.sip.event.NotifierLimits;
import org.umbel.sip.message.Event;
import org.umbel.sip.message.MediaType;
import org.umbel.sip.message.Method;
import org.umbel.sip.message.NameAddr;
import org.umbel.sip.message.SipUri;
import org.umbel.sip.message.Uri;
import org.umbel.telephony.line.Line;
import org.umbel.telephony.line.Lines;
import org.umbel.telephony.registration.Bindings;

/// Tells phones whether messages wait (MW-1, RFC 3842): those that have subscribed, those that are
/// registered, and addresses that were configured, such as the PBX's. A phone that is registered is
/// told although it may have subscribed, too; telling it twice does no harm.
///
/// The counts last shown are remembered, so that a phone that registers or subscribes is told at
/// once; as long as none were shown, nothing is told, for they are unknown. Each extension's phones
/// are told one after the other on a virtual thread of the extension. Safe for all threads.
public final class PhoneLamps implements Lamp, AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(32);

  private final Lines lines;
  private final Bindings phones;
  private final Function<Extension, List<Uri>> addresses;
  private final SipUri pilot;
  private final SummarySubscriptions summaries;
  private final Map<Line, Notifier> subscriptions = new ConcurrentHashMap<>();
  private final Map<Extension, MessageCounts> shown = new ConcurrentHashMap<>();
  private final Rounds rounds = new Rounds("lamp of phone", this::tell);

  /// @param people whose lamps may be followed
  /// @param addresses where else an extension's lamp is to be told
  /// @param pilot what a phone calls to hear the messages (Message-Account)
  public PhoneLamps(
      Lines lines,
      Bindings phones,
      People people,
      Function<Extension, List<Uri>> addresses,
      SipUri pilot) {
    this.lines = lines;
    this.phones = phones;
    this.addresses = addresses;
    this.pilot = pilot;
    this.summaries =
        new SummarySubscriptions(people, pilot, owner -> Optional.ofNullable(shown.get(owner)));
  }

  /// Counts that were shown before are not told again.
  @Override
  public void show(Extension owner, MessageCounts counts) {
    if (!counts.equals(shown.put(owner, counts))) {
      rounds.ask(owner);
      subscriptions.values().forEach(notifier -> notifier.changed(owner.digits()));
    }
  }

  /// Tells a phone that has just registered, or registered again after it was restarted.
  public void registered(Extension owner) {
    rounds.ask(owner);
  }

  /// Answers a SUBSCRIBE outside a dialog that came in by a line.
  public void subscribe(Line line, IncomingRequest subscribe) {
    subscriptions
        .computeIfAbsent(
            line, _ -> new Notifier(line.endpoint(), summaries, NotifierLimits.DEFAULT))
        .take(subscribe);
  }

  /// Tells those who have subscribed by a line that it ends, so that they come again.
  public void forget(Line line) {
    Optional.ofNullable(subscriptions.remove(line)).ifPresent(Notifier::close);
  }

  private void tell(Extension owner) {
    var counts = shown.get(owner);
    if (counts == null) {
      return;
    }
    for (var phone : phones.of(owner)) {
      var notify = phone.request(Method.NOTIFY, from(owner));
      phone.line().flatMap(lines::find).ifPresent(line -> send(line, notify, counts));
    }
    for (var address : addresses.apply(owner)) {
      var notify = OutgoingRequest.of(Method.NOTIFY, address, from(owner));
      lines.first().ifPresent(line -> send(line, notify, counts));
    }
  }

  private NameAddr from(Extension owner) {
    return NameAddr.of(pilot.withUser(owner.digits()));
  }

  /// A phone that refuses or does not answer is told again when it registers.
  private void send(Line line, OutgoingRequest notify, MessageCounts counts) {
    var body = SummarySubscriptions.summary(pilot, counts).write();
    try {
      line.send(
          notify.dressed(request ->
              request
                  .with("Event", Event.MESSAGE_SUMMARY.toString())
                  .with("Subscription-State", "active")
                  .withBody(MediaType.MESSAGE_SUMMARY, body)),
          PATIENCE);
    } catch (SipException unreachable) {
      // told by the endpoint's own events
    }
  }

  @Override
  public void close() {
    rounds.close();
    subscriptions.values().forEach(Notifier::close);
  }
}
