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
import org.umbel.sip.OutgoingRequest;
import org.umbel.sip.SipEndpoint;
import org.umbel.sip.SipException;
import org.umbel.sip.message.Event;
import org.umbel.sip.message.MediaType;
import org.umbel.sip.message.MessageSummary;
import org.umbel.sip.message.Method;
import org.umbel.sip.message.NameAddr;
import org.umbel.sip.message.SipUri;
import org.umbel.sip.message.Uri;
import org.umbel.telephony.registration.Binding;
import org.umbel.telephony.registration.Bindings;

/// Tells phones whether messages wait (MW-1, RFC 3842): those that have subscribed, those that are
/// registered, and addresses that were configured, such as the PBX's.
///
/// The counts last shown are remembered, so that a phone that registers or subscribes is told at
/// once; as long as none were shown, nothing is told, for they are unknown. Each extension's phones
/// are told one after the other on a virtual thread of the extension. Safe for all threads.
public final class PhoneLamps implements Lamp, AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(32);

  private final SipEndpoint endpoint;
  private final Bindings phones;
  private final Function<Extension, List<Uri>> addresses;
  private final SummarySubscriptions subscriptions;
  private final SipUri pilot;
  private final Map<Extension, MessageCounts> shown = new ConcurrentHashMap<>();
  private final Rounds rounds = new Rounds("lamp of phone", this::tell);

  /// @param addresses where else an extension's lamp is to be told
  /// @param pilot what a phone calls to hear the messages (Message-Account)
  public PhoneLamps(
      SipEndpoint endpoint,
      Bindings phones,
      SummarySubscriptions subscriptions,
      Function<Extension, List<Uri>> addresses,
      SipUri pilot) {
    this.endpoint = endpoint;
    this.phones = phones;
    this.addresses = addresses;
    this.subscriptions = subscriptions;
    this.pilot = pilot;
  }

  /// Counts that were shown before are not told again.
  @Override
  public void show(Extension owner, MessageCounts counts) {
    if (!counts.equals(shown.put(owner, counts))) {
      rounds.ask(owner);
    }
  }

  /// Tells a phone that has just registered, or registered again after it was restarted.
  public void registered(Extension owner) {
    rounds.ask(owner);
  }

  private void tell(Extension owner) {
    counts(owner).ifPresent(counts -> tell(owner, summary(counts)));
  }

  /// The counts last shown; empty when they are not known yet.
  Optional<MessageCounts> counts(Extension owner) {
    return Optional.ofNullable(shown.get(owner));
  }

  private void tell(Extension owner, MessageSummary summary) {
    subscriptions.tell(owner, summary);
    for (var phone : phones.of(owner)) {
      if (!subscriptions.from(owner, phone.peer())) {
        send(to(owner, phone), summary);
      }
    }
    for (var address : addresses.apply(owner)) {
      send(OutgoingRequest.of(Method.NOTIFY, address, from(owner)), summary);
    }
  }

  private OutgoingRequest to(Extension owner, Binding phone) {
    return OutgoingRequest.of(Method.NOTIFY, phone.contact().uri(), from(owner)).over(phone.peer());
  }

  private NameAddr from(Extension owner) {
    return NameAddr.of(pilot.withUser(owner.digits()));
  }

  /// A phone that refuses or does not answer is told again when it registers.
  private void send(OutgoingRequest notify, MessageSummary summary) {
    try {
      endpoint.send(
          notify.dressed(request ->
              request
                  .with("Event", Event.MESSAGE_SUMMARY.toString())
                  .with("Subscription-State", "active")
                  .withBody(MediaType.MESSAGE_SUMMARY, summary.write())),
          PATIENCE);
    } catch (SipException unreachable) {
      // told by the endpoint's own events
    }
  }

  MessageSummary summary(MessageCounts counts) {
    return MessageSummary.ofVoice(pilot, MessageSummary.Counts.of(counts.fresh(), counts.saved()));
  }

  @Override
  public void close() {
    rounds.close();
  }
}
