package org.umbel.domain.greeting;

import java.util.Optional;
import org.umbel.domain.call.PhoneNumber;
import org.umbel.domain.person.Person;

/// Calls somebody to have a greeting or a name recorded or played (PP-2). Safe for all threads.
public interface GreetingCalls {

  /// What is done in the call.
  enum Task {
    RECORD,
    PLAY
  }

  /// How far an ordered call has come.
  enum State {
    CALLING,
    TALKING,
    /// It was recorded and is in use now.
    KEPT,
    /// The call is over; nothing was changed.
    OVER,
    /// Nobody answered, or the phone was busy.
    NOT_TAKEN,
    /// The orderer may not call this number.
    NOT_ALLOWED,
    /// The number leads nowhere, or no phone is registered there.
    NOT_REACHABLE
  }

  /// @param why in words, where the call came to nothing; else empty
  record Progress(State state, String why) {}

  /// @param orderer whose recording it is, who is called as, and who pays for a call outside
  /// @param what empty for the greeting for everybody
  record Order(Person orderer, Optional<Recordable> what, Task task, PhoneNumber number) {}

  /// Begins a call; returns at once.
  ///
  /// @return what the call is asked after by; empty when the orderer is being called already, or
  ///   too many are
  Optional<String> order(Order order);

  /// How a call goes on that this orderer has ordered; empty when there was none, or it was long
  /// ago.
  Optional<Progress> progress(Person orderer, String id);
}
