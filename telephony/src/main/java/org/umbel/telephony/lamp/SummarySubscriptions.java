package org.umbel.telephony.lamp;

import java.util.Optional;
import java.util.function.Function;
import org.umbel.domain.person.Extension;
import org.umbel.sip.IncomingRequest;
import org.umbel.sip.event.EventPackage;
import org.umbel.sip.message.MediaType;
import org.umbel.sip.message.MessageSummary;
import org.umbel.sip.message.NameAddr;
import org.umbel.sip.message.Request;
import org.umbel.sip.message.Status;

/// The event package `message-summary` (RFC 3842): who may follow the lamp of an extension, and
/// what is told. As long as it is not known what waits, a NOTIFY has no body.
final class SummarySubscriptions implements EventPackage {
  private final Function<String, Optional<Extension>> owners;
  private final Function<Extension, Optional<MessageSummary>> shown;

  /// @param owners whose lamp a user part of a URI means
  SummarySubscriptions(
      Function<String, Optional<Extension>> owners,
      Function<Extension, Optional<MessageSummary>> shown) {
    this.owners = owners;
    this.shown = shown;
  }

  @Override
  public String name() {
    return "message-summary";
  }

  @Override
  public Admission admit(IncomingRequest subscribe) {
    var request = subscribe.request();
    return owner(request)
        .<Admission>map(
            owner -> new Granted(owner.digits(), (notify, _) -> describe(owner, notify)))
        .orElseGet(() -> new Denied(request.reply(Status.NOT_FOUND)));
  }

  /// A phone names the extension in the Request-URI; some name themselves in To alone.
  Optional<Extension> owner(Request request) {
    return owners
        .apply(NameAddr.of(request.uri()).user())
        .or(() -> owners.apply(request.to().user()));
  }

  private Request describe(Extension owner, Request notify) {
    return shown
        .apply(owner)
        .map(known -> notify.withBody(MediaType.MESSAGE_SUMMARY, known.write()))
        .orElse(notify);
  }
}
