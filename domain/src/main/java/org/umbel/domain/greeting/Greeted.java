package org.umbel.domain.greeting;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.umbel.domain.call.PhoneNumber;
import org.umbel.domain.settings.Settings;
import org.umbel.domain.speech.Language;

/// All that decides what a caller hears.
///
/// @param settings what holds for the person called
/// @param language the person's own
/// @param internal whether the caller is of the own company
/// @param from numbers in E.164 that tell the caller's country, the likeliest first; none when that
///   is not known
/// @param asked the language that the caller has chosen, once it has been asked
/// @param at in the server's time zone
/// @param recorded what the person has recorded
/// @param global whether there is a greeting for everybody
public record Greeted(
    Settings settings,
    Language language,
    boolean internal,
    List<PhoneNumber> from,
    Optional<Language> asked,
    LocalDateTime at,
    Set<Recordable> recorded,
    boolean global) {

  public Greeted {
    from = List.copyOf(from);
    recorded = Set.copyOf(recorded);
  }
}
