package org.umbel.domain.call;

import java.util.function.Consumer;
import org.umbel.domain.call.Redirection.Reason;
import org.umbel.domain.person.Person;

/// Calls that the house makes to have a conversation with who answers, such as to have a greeting
/// recorded (PP-2). Safe for all threads.
public interface OrderedCalls {

  /// What became of an ordered call.
  sealed interface Outcome {
    /// Somebody answered; the conversation is over.
    record Talked() implements Outcome {}

    /// Nobody answered.
    record NotTaken(Reason reason) implements Outcome {}

    /// The number may not be called.
    ///
    /// @param why in words
    record Refused(String why) implements Outcome {}

    /// The number leads nowhere, or nothing leads there now.
    record NotReachable() implements Outcome {}
  }

  /// Rings the phones of a number, or calls it outside, and has the conversation with who answers;
  /// waits until all of it is over.
  ///
  /// @param orderer who is called as, and pays for, a call outside (SC-2)
  /// @param conversation begins with [Call#answer], which waits for somebody to take the call and
  ///   throws [CallEnded] when nobody does
  /// @throws InterruptedException when the thread is interrupted; the call ends then
  Outcome call(Person orderer, PhoneNumber number, Consumer<Call> conversation)
      throws InterruptedException;
}
