package org.umbel.sip;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.umbel.sip.dialog.DialogId;
import org.umbel.sip.dialog.DialogState;
import org.umbel.sip.loop.Parcel;
import org.umbel.sip.message.Request;
import org.umbel.sip.message.Response;
import org.umbel.sip.transport.Flow;

/// A request that makes a dialog without a session, such as SUBSCRIBE. The peer's first request may
/// come before its response and makes the dialog then, RFC 6665 §4.1.2.4.
final class Opening {

  private final UserAgent agent;
  private final OutgoingRequest wanted;
  private final DialogHandler handler;
  private @Nullable Request sent; // this and what follows belongs to the loop
  private @Nullable Flow way;
  private @Nullable Dialog dialog;

  Opening(UserAgent agent, OutgoingRequest wanted, DialogHandler handler) {
    this.agent = agent;
    this.wanted = wanted;
    this.handler = handler;
  }

  SipEndpoint.Opened run(Duration longest) {
    var asking = new Asking(agent, wanted, longest, this);
    try {
      var response = asking.run();
      var made = new Parcel<Optional<Dialog>>();
      agent.loop().execute(() -> made.put(settled(response)));
      return new SipEndpoint.Opened(made.take("the dialog"), response);
    } finally {
      agent.loop().execute(() -> agent.dialogs().close(this));
    }
  }

  /// On the loop, before the request leaves.
  void sending(Request request, Flow flow) {
    agent.dialogs().close(this);
    sent = request;
    way = flow;
    agent.dialogs().open(this);
  }

  /// By which the peer's first request is recognised.
  DialogId id() {
    return sent == null
        ? new DialogId("", "", "")
        : new DialogId(sent.callId(), sent.from().tag().orElse(""), "");
  }

  /// The dialog that the peer's first request makes.
  Dialog begun(Request first, Flow from) {
    if (dialog == null && sent != null) dialog = made(DialogState.ofFirstNotify(sent, first), from);
    return Objects.requireNonNull(dialog);
  }

  private Optional<Dialog> settled(Response response) {
    if (!response.success()) return Optional.empty();
    if (dialog == null && sent != null && way != null)
      dialog = made(DialogState.ofClient(sent, response), way);
    return Optional.ofNullable(dialog);
  }

  private Dialog made(DialogState state, Flow flow) {
    if (wanted.back()) state.keepItsWay();
    var made = new Dialog(agent, state, flow, handler, wanted.login()).confirm();
    agent.dialogs().add(made);
    return made;
  }
}
