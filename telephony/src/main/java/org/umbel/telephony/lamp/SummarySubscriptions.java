package org.umbel.telephony.lamp;

import java.util.Optional;
import java.util.function.Function;
import org.umbel.domain.message.MessageCounts;
import org.umbel.domain.person.Extension;
import org.umbel.domain.person.People;
import org.umbel.sip.IncomingRequest;
import org.umbel.sip.event.EventPackage;
import org.umbel.sip.message.MediaType;
import org.umbel.sip.message.MessageSummary;
import org.umbel.sip.message.NameAddr;
import org.umbel.sip.message.Request;
import org.umbel.sip.message.SipUri;
import org.umbel.sip.message.Status;

/// The event package `message-summary` (RFC 3842): who may follow the lamp of an extension, and
/// what is told. As long as the counts are not known, a NOTIFY has no body.
final class SummarySubscriptions implements EventPackage {
  private final People people;
  private final SipUri pilot;
  private final Function<Extension, Optional<MessageCounts>> counts;

  SummarySubscriptions(
      People people, SipUri pilot, Function<Extension, Optional<MessageCounts>> counts) {
    this.people = people;
    this.pilot = pilot;
    this.counts = counts;
  }

  @Override
  public String name() {
    return "message-summary";
  }

  /// A phone names the extension in the Request-URI; some name themselves in To alone.
  @Override
  public Admission admit(IncomingRequest subscribe) {
    var request = subscribe.request();
    return owner(NameAddr.of(request.uri()))
        .or(() -> owner(request.to()))
        .<Admission>map(owner -> new Granted(owner.digits()))
        .orElseGet(() -> new Denied(request.reply(Status.NOT_FOUND)));
  }

  private Optional<Extension> owner(NameAddr address) {
    return Extension.parse(address.user()).filter(one -> people.byExtension(one).isPresent());
  }

  @Override
  public Request describe(String resource, Request notify) {
    return counts
        .apply(new Extension(resource))
        .map(known -> notify.withBody(MediaType.MESSAGE_SUMMARY, summary(pilot, known).write()))
        .orElse(notify);
  }

  static MessageSummary summary(SipUri pilot, MessageCounts counts) {
    return MessageSummary.ofVoice(pilot, MessageSummary.Counts.of(counts.fresh(), counts.saved()));
  }
}
