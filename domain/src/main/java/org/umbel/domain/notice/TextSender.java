package org.umbel.domain.notice;

import org.umbel.domain.call.PhoneNumber;

/// Sends short texts (SMS) to mobile phones (MW-3). Safe for all threads; waits at most as long as
/// its adapter states.
@FunctionalInterface
public interface TextSender {

  /// A text that was refused for now may yet have arrived, when the answer alone was lost; sending
  /// it again then shows it twice.
  ///
  /// @param sender what the phone shows: a number, or up to 11 letters and digits
  /// @param text of any length; sent in parts where it is long
  Outcome send(PhoneNumber to, String sender, String text) throws InterruptedException;

  /// What became of a text.
  sealed interface Outcome {}

  /// Whoever brings it to the phone has it.
  record Sent() implements Outcome {}

  /// @param why in words an administrator understands
  /// @param forGood whether the same text would be refused again whenever it is sent
  record Refused(String why, boolean forGood) implements Outcome {}
}
