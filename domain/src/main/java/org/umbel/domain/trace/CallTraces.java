package org.umbel.domain.trace;

import java.util.List;
import java.util.Optional;
import org.umbel.domain.call.CallId;

/// The traces of the last calls, as many as are kept. Safe for all threads; never waits.
///
/// What is shown has no secrets in it: answers to challenges, keys of encrypted audio and, unless
/// configured otherwise, the keys somebody pressed are blanked, because they may be a PIN.
public interface CallTraces {

  /// The latest first, those that go on included.
  ///
  /// @param number a part of the caller's number, the dialled one or the one first called; empty
  ///   for all calls
  /// @param most how many at most
  List<CallSummary> latest(String number, int most);

  /// @return empty when there was no such call, or it is too long ago
  Optional<CallTrace> find(CallId call);
}
