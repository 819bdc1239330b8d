package org.umbel.telephony.call;

import java.nio.ShortBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.umbel.domain.interaction.Brought;
import org.umbel.domain.interaction.VoiceCall;
import org.umbel.domain.interaction.WorkerPhone;

/// Brings customers whom a conversation has answered to workers' phones.
@FunctionalInterface
public interface Bringer {

  /// Brings nobody.
  Bringer NONE = (_, _, _, _, _) -> Optional.of(new Brought.NotReachable());

  /// Waits until the phone was answered, or will not be.
  ///
  /// @param arrival within which it has to ring
  /// @param meanwhile what the customer hears while waiting; silence when empty
  /// @param begun told before the phone rings
  /// @return empty when the customer has gone
  Optional<Brought> bring(
      Customer customer,
      WorkerPhone phone,
      Duration arrival,
      List<ShortBuffer> meanwhile,
      Consumer<VoiceCall> begun);
}
