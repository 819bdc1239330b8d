package org.umbel.domain.interaction;

import java.nio.ShortBuffer;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.umbel.domain.call.CallId;
import org.umbel.domain.call.Caller;
import org.umbel.domain.call.PhoneNumber;
import org.umbel.domain.person.Extension;

/// Who wants to follow and steer calls that come straight to a worker's extension (KW-7, KW-9).
/// Such a call rings the phones as any other does, and what they do not take goes where it always
/// goes; but its sound passes here. Asked and told on the call's thread; safe for all threads.
public interface WorkerCalls {

  /// Nobody does.
  WorkerCalls NONE =
      new WorkerCalls() {
        @Override
        public boolean watched(Extension person) {
          return false;
        }

        @Override
        public void begun(Arrived arrived, VoiceCall call) {}

        @Override
        public List<ShortBuffer> music() {
          return List.of();
        }
      };

  /// A call to a worker's phones.
  ///
  /// @param dialled what the caller has dialled, which is another number when the call was
  ///   forwarded to the worker
  /// @param header the value of a header of the INVITE by its name
  record Arrived(
      CallId id,
      Extension worker,
      Caller caller,
      PhoneNumber dialled,
      Function<String, Optional<String>> header) {}

  /// Whether calls to the person are to be told of.
  boolean watched(Extension person);

  /// The phones of a watched person ring. Returns at once.
  void begun(Arrived arrived, VoiceCall call);

  /// What customers hear who are on hold, over and over; silence when empty.
  List<ShortBuffer> music();
}
