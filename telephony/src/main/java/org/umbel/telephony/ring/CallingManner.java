package org.umbel.telephony.ring;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.umbel.sip.Dialog;
import org.umbel.sip.message.Request;

/// How a conversation calls somebody.
///
/// @param patience how long the phones ring
/// @param dress completes the INVITE to each phone
/// @param ringing told of each phone that rings
/// @param traced told of the Call-ID of each call to a phone, before it is made
public record CallingManner(
    Duration patience, UnaryOperator<Request> dress, Ringer ringing, Consumer<String> traced) {

  /// Who is told that phones ring, on the thread of the call to the phone.
  @FunctionalInterface
  public interface Ringer {
    /// @param commandable the phone's early dialog, where it can be told to answer
    void rings(Optional<Dialog> commandable);
  }
}
