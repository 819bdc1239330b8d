package org.umbel.sip.dialog;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.umbel.sip.message.RSeq;
import org.umbel.sip.message.Response;

/// Picks the reliable provisional responses of one dialog that are to be acknowledged, RFC 3262 §4:
/// in their order, each once. Belongs to the loop.
public final class RSeqOrder {

  private @Nullable RSeq last;

  /// Whether a provisional response may be handed on: it is unreliable, or the next reliable one.
  public boolean accepts(Response provisional) {
    var number = RSeq.of(provisional);
    return number.isEmpty() || next(number);
  }

  private boolean next(Optional<RSeq> number) {
    if (last != null && !number.get().follows(last)) return false;
    last = number.get();
    return true;
  }
}
