package org.umbel.domain.agent.options;

import java.time.Duration;
import java.util.Optional;
import org.umbel.domain.call.PhoneNumber;

/// What is set for one person; what is empty is as the system has it (KW-1).
public record OwnOptions(
    Optional<Boolean> redirectSetup,
    boolean redirectEnabled,
    Optional<PhoneNumber> redirectNumber,
    PresenceMapping.Levels mapping,
    Optional<Boolean> pushOnCall,
    Optional<StatusNumber> onCallStatus,
    Optional<String> onCallMessage,
    Optional<ReleasedStatus> released,
    Optional<Duration> wrapUp,
    Optional<Duration> legalGuard,
    Optional<Boolean> autoAnswer) {

  /// All is as the system has it.
  public static final OwnOptions NONE =
      new OwnOptions(
          Optional.empty(),
          false,
          Optional.empty(),
          PresenceMapping.Levels.NONE,
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty());

  /// What is shown after a call; an empty status is the former one.
  public record ReleasedStatus(Optional<StatusNumber> status) {}

  /// What holds for the person.
  public OptionSet over(OptionSet system) {
    return new OptionSet(
        autoAnswer.map(system.previews()::withAutoAnswer).orElse(system.previews()),
        system.windows(),
        system.userData(),
        system.reports(),
        system.registration(),
        system.mapping().with(mapping),
        over(system.onCall()),
        over(system.wrapUp(), wrapUp),
        over(system.legalGuard(), legalGuard),
        new RedirectOptions(
            redirectSetup.orElse(system.redirect().maySet()), redirectEnabled, redirectNumber),
        system.statesLocation(),
        system.defaultRoute(),
        system.chatsAtOnce());
  }

  private CallPush over(CallPush system) {
    return new CallPush(
        pushOnCall.orElse(system.enabled()),
        onCallStatus.orElse(system.status()),
        onCallMessage.orElse(system.message()),
        released.map(ReleasedStatus::status).orElse(system.released()));
  }

  private static PauseOptions over(PauseOptions system, Optional<Duration> time) {
    return new PauseOptions(time.orElse(system.time()), system.status(), system.note());
  }
}
