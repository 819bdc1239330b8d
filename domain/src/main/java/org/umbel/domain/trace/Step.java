package org.umbel.domain.trace;

import java.time.Instant;
import java.util.Optional;
import org.umbel.domain.call.Key;

/// One step of a call.
public sealed interface Step {

  Instant at();

  /// A message of the signalling.
  ///
  /// @param leg place in [CallTrace#legs]
  /// @param received whether the party sent it, not we
  /// @param title the method, or the status with its words, such as `180 Ringing`
  /// @param about the request that a response answers, such as `1 INVITE`, for a request its own
  /// @param text the whole message, secrets blanked by as many `*`
  /// @param repeated whether the same one went this way before
  record Message(
      Instant at,
      int leg,
      boolean received,
      String title,
      String about,
      String text,
      boolean repeated)
      implements Step {}

  /// The party pressed a key.
  ///
  /// @param key empty when keys are not kept
  record KeyPressed(Instant at, int leg, KeyWay way, Optional<Key> key) implements Step {}

  /// Something that happened here.
  ///
  /// @param detail such as an extension, a duration or a reason; may be empty
  record Happening(Instant at, What what, String detail) implements Step {}

  /// How a key came.
  enum KeyWay {
    /// As an RTP event (RFC 4733).
    EVENT,
    /// As a tone in the speech.
    TONE,
    /// By SIP INFO.
    SIGNALLING
  }

  /// What happened.
  enum What {
    /// The voice box of `detail` has taken the call.
    ANSWERED,
    /// A phone of `detail` has taken the call.
    CONNECTED,
    /// The call goes on to the number `detail`.
    FORWARDED,
    /// We began to play, so long as `detail` tells.
    PLAYING,
    RECORDING,
    /// `detail`: how long it is and what ended it.
    RECORDED,
    LOGGED_IN,
    MESSAGE_TAKEN,
    MESSAGE_TOO_SHORT,
    /// The caller has discarded what was recorded.
    MESSAGE_DISCARDED,
    MESSAGE_NOT_TAKEN,
    /// A mail was read aloud; `detail`: which, and how many sentences of it.
    MESSAGE_READ,
    /// A message was answered or forwarded; `detail`: which one that made, and to whom it goes.
    MESSAGE_POSTED,
    /// A fax is to be sent; `detail`: the job, and to where.
    FAX_ORDERED,
    /// Audio comes from the address in `detail`.
    AUDIO_FROM,
    /// Nothing was heard for so long.
    SILENT,
    /// No response came to the request in `detail`.
    NO_RESPONSE,
    /// No ACK came to the response in `detail`.
    NO_ACK,
    /// What is in `detail` was sent once more.
    SENT_AGAIN,
    REFUSED,
    FAILED,
    /// By the party in `detail`; by us when that is empty.
    HUNG_UP,
    ENDED
  }
}
