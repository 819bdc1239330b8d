package org.umbel.sip;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.umbel.sip.dialog.DialogId;
import org.umbel.sip.message.Request;

/// The dialogs of an endpoint, and those that the peer's first request will make. Belongs to the
/// loop.
final class Dialogs {

  private final Map<DialogId, Dialog> dialogs = new HashMap<>();
  private final Map<DialogId, Opening> openings = new HashMap<>();
  private final Replacing replacing;

  /// @param replaceable whether a call may take the place of another, RFC 3891
  Dialogs(boolean replaceable) {
    this.replacing = new Replacing(replaceable, dialogs::get);
  }

  void add(Dialog dialog) {
    dialogs.put(dialog.id(), dialog);
  }

  void remove(Dialog dialog) {
    if (dialogs.remove(dialog.id(), dialog) && dialog.confirmed()) replacing.ended(dialog.id());
  }

  /// The dialog a request of the peer is for.
  Optional<Dialog> of(Request request) {
    return Optional.ofNullable(dialogs.get(DialogId.ofReceived(request)));
  }

  /// Expects the peer's first request.
  void open(Opening opening) {
    openings.put(opening.id(), opening);
  }

  void close(Opening opening) {
    openings.remove(opening.id(), opening);
  }

  /// The opening that a request outside every dialog may be the peer's first one of.
  Optional<Opening> opening(Request request) {
    var tag = request.to().tag().orElse("");
    return Optional.ofNullable(openings.get(new DialogId(request.callId(), tag, "")));
  }

  Replacing replacing() {
    return replacing;
  }

  /// Any thread, as a figure that may be old already.
  int count() {
    return dialogs.size();
  }

  void endAll() {
    for (var dialog : List.copyOf(dialogs.values())) dialog.end(new DialogEnd.EndpointClosed());
  }
}
