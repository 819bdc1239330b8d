package org.umbel.domain.interaction;

import java.util.Optional;
import org.umbel.domain.call.PhoneNumber;
import org.umbel.domain.person.Extension;

/// Where a worker takes a customer's call.
///
/// @param number the extension, whose phones ring, or any other number (KW-10)
/// @param worker whose call it is; pays for what goes outside, the worker's own steers included
/// @param answersItself whether the phone is asked to answer without being touched
/// @param customer told to whom it calls, so that what is known of the customer is found again
public record WorkerPhone(
    PhoneNumber number, Extension worker, boolean answersItself, Optional<ConnectionId> customer) {

  /// The phones of the worker's own extension, which answer when somebody answers them.
  public static WorkerPhone of(Extension worker) {
    return new WorkerPhone(worker.number(), worker, false, Optional.empty());
  }

  /// The same at another number.
  public WorkerPhone at(PhoneNumber other) {
    return new WorkerPhone(other, worker, answersItself, customer);
  }

  /// The same phone, which is asked to answer without being touched, or is not.
  public WorkerPhone answering(boolean itself) {
    return new WorkerPhone(number, worker, itself, customer);
  }

  /// The same for this customer.
  public WorkerPhone about(ConnectionId id) {
    return new WorkerPhone(number, worker, answersItself, Optional.of(id));
  }
}
