package org.umbel.telephony.trace;

import java.time.Instant;
import java.util.Optional;
import org.umbel.domain.trace.Step;
import org.umbel.media.Key;
import org.umbel.sip.message.SipMessage;
import org.umbel.sip.transport.Peer;

/// A step of a call as it is gathered: what was there at that moment, nothing worked out.
sealed interface Entry {
  /// What an object of ours takes beside the message in it, about.
  int OVERHEAD = 200;

  Instant at();

  /// Bytes of memory, about.
  int size();

  record Wire(Instant at, DraftLeg leg, boolean received, SipMessage message, Peer peer)
      implements Entry {
    /// A parsed message keeps its bytes and, for each line, where it lies.
    @Override
    public int size() {
      return 2 * message.size() + OVERHEAD;
    }
  }

  /// @param key only kept where keys may be shown
  record Pressed(Instant at, DraftLeg leg, Step.KeyWay way, Optional<Key> key) implements Entry {
    @Override
    public int size() {
      return OVERHEAD;
    }
  }

  record Noted(Instant at, Step.What what, String detail) implements Entry {
    @Override
    public int size() {
      return OVERHEAD + detail.length();
    }
  }
}
