package org.umbel.sip;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.umbel.sip.dialog.DialogId;
import org.umbel.sip.dialog.EndedDialogs;
import org.umbel.sip.message.Method;
import org.umbel.sip.message.Replaces;
import org.umbel.sip.message.Request;
import org.umbel.sip.message.Status;

/// Finds the dialog that a call is to take the place of, RFC 3891 §3. Belongs to the loop.
final class Replacing {

  private final boolean on;
  private final Function<DialogId, @Nullable Dialog> dialogs;
  private final EndedDialogs ended = new EndedDialogs();

  /// @param on whether that is supported; otherwise the header counts as unknown
  Replacing(boolean on, Function<DialogId, @Nullable Dialog> dialogs) {
    this.on = on;
    this.dialogs = dialogs;
  }

  /// A confirmed dialog is over.
  void ended(DialogId id) {
    if (on) ended.add(id);
  }

  /// Why an INVITE cannot take the place it wants.
  ///
  /// @throws org.umbel.sip.message.MalformedMessage when it does not say which
  OptionalInt refusal(Request invite) {
    var wanted = wanted(invite);
    if (wanted.isEmpty()) return OptionalInt.empty();
    var id = DialogId.replaced(wanted.get());
    var dialog = dialogs.apply(id);
    if (dialog == null)
      return OptionalInt.of(ended.has(id) ? Status.DECLINE : Status.CALL_DOES_NOT_EXIST);
    if (dialog.confirmed())
      return wanted.get().earlyOnly() ? OptionalInt.of(Status.BUSY_HERE) : OptionalInt.empty();
    return dialog.state().initiator()
        ? OptionalInt.empty()
        : OptionalInt.of(Status.CALL_DOES_NOT_EXIST);
  }

  /// The dialog whose place an INVITE takes, one that was not refused.
  Optional<Dialog> replaced(Request invite) {
    return wanted(invite).map(DialogId::replaced).map(dialogs);
  }

  private Optional<Replaces> wanted(Request invite) {
    if (!on || !invite.is(Method.INVITE) || !invite.has("Replaces")) return Optional.empty();
    return Replaces.of(invite);
  }
}
