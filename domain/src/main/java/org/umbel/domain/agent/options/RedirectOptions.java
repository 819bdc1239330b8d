package org.umbel.domain.agent.options;

import java.util.Optional;
import org.umbel.domain.call.PhoneNumber;

/// The number at which a worker may take what is offered, in the place of the own phone (KW-10).
///
/// @param maySet whether the worker may change it
/// @param enabled whether it is offered
public record RedirectOptions(boolean maySet, boolean enabled, Optional<PhoneNumber> number) {

  public static final RedirectOptions STANDARD =
      new RedirectOptions(false, false, Optional.empty());

  /// What holds with what the worker has set, as long as the worker may.
  public RedirectOptions with(RedirectVault.Own own) {
    return maySet ? new RedirectOptions(true, own.enabled(), own.number()) : this;
  }

  /// The number that can be chosen now.
  public Optional<PhoneNumber> usable() {
    return enabled ? number : Optional.empty();
  }
}
