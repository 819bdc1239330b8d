package org.umbel.domain.fax;

import org.umbel.domain.call.CallId;
import org.umbel.domain.call.PhoneNumber;
import org.umbel.domain.dialling.Decision;
import org.umbel.domain.person.Person;

/// Tells to which numbers faxes may go at whose cost (SC-2). Safe for all threads; does not wait.
@FunctionalInterface
public interface FaxRule {

  /// When the fax may go, it counts as begun.
  ///
  /// @param call in which it is ordered
  /// @param payer whose rules hold
  Decision begin(CallId call, Person payer, PhoneNumber to);
}
