package org.umbel.domain.person;

import java.util.List;
import org.umbel.domain.call.PhoneNumber;
import org.umbel.domain.call.Redirection;

/// Where somebody's calls go instead of ringing, or when they are not taken (ST-6). The numbers of
/// a list are tried one after the other (hunting); when nobody takes the call, the voice box does.
///
/// @param always instead of ringing
/// @param busy when a phone says it is busy, or declines
/// @param noAnswer when no phone answers in time, or none can be reached
public record Forwarding(
    List<PhoneNumber> always, List<PhoneNumber> busy, List<PhoneNumber> noAnswer) {

  /// Calls go to the voice box when nobody takes them.
  public static final Forwarding NONE = new Forwarding(List.of(), List.of(), List.of());

  /// A call is passed on so often at most, by whomever; then the voice box takes it.
  public static final int MOST = 5;

  public Forwarding {
    always = List.copyOf(always);
    busy = List.copyOf(busy);
    noAnswer = List.copyOf(noAnswer);
  }

  /// Where a call goes that was not taken for this reason.
  public List<PhoneNumber> when(Redirection.Reason reason) {
    return switch (reason) {
      case UNCONDITIONAL -> always;
      case BUSY -> busy;
      case NO_ANSWER, UNAVAILABLE, UNKNOWN -> noAnswer;
    };
  }
}
