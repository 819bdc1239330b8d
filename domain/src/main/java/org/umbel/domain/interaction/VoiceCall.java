package org.umbel.domain.interaction;

import java.util.List;
import java.util.function.Consumer;
import org.umbel.domain.call.CallId;
import org.umbel.domain.call.Key;
import org.umbel.domain.call.PhoneNumber;

/// A customer's call that a worker's phone takes part in, with its sound passing here (KW-7). Any
/// thread; steers of one call are done one after the other, and each waits until it is done or
/// refused. What is true of the call is [#state]; a steer only asks for it.
public interface VoiceCall {

  CallId id();

  VoiceState state();

  /// Waits until nobody talks to the customer any more: the worker has gone, and so has whom the
  /// customer was passed on to. For the conversation that has brought the customer.
  ///
  /// @return whether the customer is still there
  boolean awaitEnd();

  /// Tells of each state, the present one at once, then each change in order, on a thread of the
  /// call; the follower must not wait.
  void follow(Consumer<VoiceState> follower);

  /// Tells the worker's ringing phone to answer, where it can be told.
  Steered answer();

  /// The customer hears music, the worker nothing.
  Steered hold();

  Steered retrieve();

  /// Passes the customer on to a number and lets the worker go; when nobody takes it there, the
  /// customer is back with the worker, who is on hold no more.
  Steered transfer(PhoneNumber target);

  /// Calls somebody for the worker while the customer hears music.
  Steered consult(PhoneNumber target);

  /// Ends the consultation; the worker is back with the customer.
  Steered endConsult();

  /// Leaves the customer to whom the worker consults.
  Steered completeTransfer();

  /// Brings customer, worker and whom the worker consults together.
  Steered conference();

  /// Presses keys towards the customer, or whom the worker consults.
  Steered press(List<Key> keys);

  /// Hangs up for the worker. In a conference the others go on.
  Steered release();

  /// What became of a steer.
  sealed interface Steered {
    record Done() implements Steered {}

    /// @param why in a word for programs: `not-possible-now`, `not-reachable`, `busy`,
    ///   `not-allowed`, `phone-cannot`, `gone`
    record Refused(String why) implements Steered {}

    Steered DONE = new Done();
  }
}
