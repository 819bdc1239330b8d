package org.umbel.telephony.ring;

import java.util.function.Consumer;
import org.umbel.sip.Dialog;

/// A caller who talks to a conversation here and may be passed on.
public final class AnsweredCaller {
  private final Dialog dialog;
  private final byte[] theirs;
  private final byte[] ours;
  private final Consumer<Runnable> onGone;

  /// @param theirs what the caller has said last of its side of the session
  /// @param ours what it was told last of ours
  /// @param onGone has something done when the caller hangs up
  public AnsweredCaller(Dialog dialog, byte[] theirs, byte[] ours, Consumer<Runnable> onGone) {
    this.dialog = dialog;
    this.theirs = theirs;
    this.ours = ours;
    this.onGone = onGone;
  }

  Dialog dialog() {
    return dialog;
  }

  byte[] theirs() {
    return theirs;
  }

  byte[] ours() {
    return ours;
  }

  void onGone(Runnable task) {
    onGone.accept(task);
  }
}
