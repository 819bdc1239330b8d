package org.umbel.domain.agent.options;

import java.util.Optional;
import org.umbel.domain.call.PhoneNumber;
import org.umbel.domain.person.Extension;

/// Remembers what workers have set as their redirect number (KW-10). Waits for the disk; a change
/// is on disk when the method returns. Safe for all threads.
public interface RedirectVault {

  /// What a worker has set.
  ///
  /// @param number kept also while it is not enabled
  record Own(boolean enabled, Optional<PhoneNumber> number) {}

  /// @return empty for who has never set anything
  Optional<Own> find(Extension person);

  void put(Extension person, Own redirect);
}
