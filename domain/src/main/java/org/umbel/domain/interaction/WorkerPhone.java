package org.umbel.domain.interaction;

import org.umbel.domain.call.PhoneNumber;
import org.umbel.domain.person.Extension;

/// Where a worker takes a customer's call.
///
/// @param number the extension, whose phones ring, or any other number (KW-10)
/// @param worker whose call it is; pays for what goes outside, the worker's own steers included
/// @param answersItself whether the phone is asked to answer without being touched
public record WorkerPhone(PhoneNumber number, Extension worker, boolean answersItself) {

  /// The phones of the worker's own extension, which answer when somebody answers them.
  public static WorkerPhone of(Extension worker) {
    return new WorkerPhone(worker.number(), worker, false);
  }
}
