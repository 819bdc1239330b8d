package org.umbel.domain.contact;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.umbel.domain.call.PhoneNumber;
import org.umbel.domain.speech.Language;

/// A number that customers call, and to which workers hand them over (KW-8).
///
/// @param enabled whether calls to it are taken
/// @param shown whether workers see it
/// @param statistics shown to workers with it, in this order
/// @param strategy how a worker is found
/// @param defaultRoute where a call goes that nobody took; empty for that of all (`login-queue`)
/// @param headers names of SIP headers whose values become user data
public record ContactPoint(
    PhoneNumber number,
    String displayName,
    boolean enabled,
    boolean shown,
    List<ShownStatistic> statistics,
    Welcome welcome,
    Strategy strategy,
    Optional<PhoneNumber> defaultRoute,
    Set<String> headers) {

  public ContactPoint {
    statistics = List.copyOf(statistics);
    headers = Set.copyOf(headers);
  }

  /// What a caller hears.
  ///
  /// @param language of what is said
  /// @param greeting a WAV file played at first; empty for none
  /// @param music a WAV file heard while waiting; empty for silence
  /// @param announces whether is said that all are busy, and how many wait before the caller
  public record Welcome(
      Optional<Language> language,
      Optional<Path> greeting,
      Optional<Path> music,
      boolean announces) {

    public static final Welcome STANDARD =
        new Welcome(Optional.empty(), Optional.empty(), Optional.empty(), true);
  }
}
