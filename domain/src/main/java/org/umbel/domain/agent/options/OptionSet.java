package org.umbel.domain.agent.options;

import java.util.Optional;
import org.umbel.domain.agent.Channel;
import org.umbel.domain.call.PhoneNumber;

/// All that is set for a worker.
///
/// @param mapping how presence becomes an agent state
/// @param wrapUp after-call work; no time: none
/// @param legalGuard the pause the law prescribes after it; no time: none
/// @param statesLocation a file or an HTTP(S) address of the document of own states; empty for the
///   built-in ones
/// @param chatsAtOnce how many chats a worker has at once
/// @param defaultRoute where calls go that nobody could be found for (`login-queue`)
public record OptionSet(
    PreviewOptions previews,
    WindowOptions windows,
    UserDataOptions userData,
    ReportOptions reports,
    RegistrationOptions registration,
    PresenceMapping mapping,
    CallPush onCall,
    PauseOptions wrapUp,
    PauseOptions legalGuard,
    RedirectOptions redirect,
    Optional<String> statesLocation,
    Optional<PhoneNumber> defaultRoute,
    int chatsAtOnce) {

  /// Nothing is set.
  public static final OptionSet STANDARD =
      new OptionSet(
          PreviewOptions.STANDARD,
          WindowOptions.STANDARD,
          UserDataOptions.STANDARD,
          ReportOptions.STANDARD,
          RegistrationOptions.STANDARD,
          PresenceMapping.STANDARD,
          CallPush.STANDARD,
          PauseOptions.WRAP_UP,
          PauseOptions.LEGAL_GUARD,
          RedirectOptions.STANDARD,
          Optional.empty(),
          Optional.empty(),
          3);

  /// The same with another redirect number.
  public OptionSet with(RedirectOptions other) {
    return new OptionSet(
        previews,
        windows,
        userData,
        reports,
        registration,
        mapping,
        onCall,
        wrapUp,
        legalGuard,
        other,
        statesLocation,
        defaultRoute,
        chatsAtOnce);
  }

  /// The same with other windows.
  public OptionSet with(WindowOptions other) {
    return new OptionSet(
        previews,
        other,
        userData,
        reports,
        registration,
        mapping,
        onCall,
        wrapUp,
        legalGuard,
        redirect,
        statesLocation,
        defaultRoute,
        chatsAtOnce);
  }

  /// How many customers a worker serves at a channel at once.
  public int atOnce(Channel channel) {
    return switch (channel) {
      case VOICE -> 1;
      case CHAT -> chatsAtOnce;
    };
  }
}
