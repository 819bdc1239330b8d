package org.umbel.flows;

import java.util.Optional;
import java.util.function.Supplier;
import org.umbel.domain.dialling.Decision;
import org.umbel.domain.fax.FaxJobs;
import org.umbel.domain.fax.FaxRule;
import org.umbel.domain.message.AddressTemplate;

/// Where messages go that people send by phone, besides voice boxes here.
///
/// @param mail whether messages are mailed, so that they reach any mail address
/// @param numbers the mail addresses of telephone numbers, as set at the moment
/// @param fax takes what is to be sent as a fax, where somebody does
/// @param faxRule where faxes may go
public record Outlets(
    boolean mail,
    Supplier<Optional<AddressTemplate>> numbers,
    Optional<FaxJobs> fax,
    FaxRule faxRule) {

  /// Nothing but voice boxes.
  public static final Outlets NONE =
      new Outlets(
          false,
          Optional::empty,
          Optional.empty(),
          (_, _, _) -> new Decision.Refused(Decision.Cause.NUMBER, "Nobody sends faxes"));
}
