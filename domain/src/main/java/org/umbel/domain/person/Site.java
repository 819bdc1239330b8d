package org.umbel.domain.person;

import java.util.Optional;
import org.umbel.domain.call.PhoneNumber;

/// Where people are, as far as numbers show it (DP-8).
///
/// @param prefix what stands before an extension when the site is called from outside, such as
///   `+4930123`; empty when it is not known
public record Site(Optional<PhoneNumber> prefix) {

  /// The whole number of an extension; the extension itself where the prefix is not known.
  public PhoneNumber canonical(Extension extension) {
    return prefix
        .flatMap(before -> PhoneNumber.parse(before.digits() + extension.digits()))
        .orElseGet(extension::number);
  }
}
