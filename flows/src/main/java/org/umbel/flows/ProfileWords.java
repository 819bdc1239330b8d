package org.umbel.flows;

import java.util.Arrays;
import java.util.Optional;
import org.umbel.domain.greeting.Profile;
import org.umbel.domain.speech.Option;
import org.umbel.domain.speech.Prompt;

/// How profiles are called on the phone.
final class ProfileWords {
  private ProfileWords() {}

  static Prompt name(Profile profile) {
    return switch (profile) {
      case WORK -> Prompt.PROFILE_WORK;
      case MOBILE -> Prompt.PROFILE_MOBILE;
      case HOME -> Prompt.PROFILE_HOME;
      case VACATION -> Prompt.PROFILE_VACATION;
      case CUSTOM_1 -> Prompt.PROFILE_CUSTOM_1;
      case CUSTOM_2 -> Prompt.PROFILE_CUSTOM_2;
      case INTERNAL -> Prompt.PROFILE_INTERNAL;
    };
  }

  static Option option(Profile profile) {
    return switch (profile) {
      case WORK -> Option.WORK;
      case MOBILE -> Option.MOBILE;
      case HOME -> Option.HOME;
      case VACATION -> Option.VACATION;
      case CUSTOM_1 -> Option.CUSTOM_1;
      case CUSTOM_2 -> Option.CUSTOM_2;
      case INTERNAL -> Option.INTERNAL;
    };
  }

  /// @return empty for an option that is no profile
  static Optional<Profile> profile(Option option) {
    return Arrays.stream(Profile.values()).filter(one -> option(one) == option).findFirst();
  }
}
