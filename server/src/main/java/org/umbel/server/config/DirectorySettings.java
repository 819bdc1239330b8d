package org.umbel.server.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.umbel.directory.connect.Encryption;
import org.umbel.directory.people.ChangeMark;
import org.umbel.directory.people.NumberFilter;
import org.umbel.directory.people.NumberSource;
import org.umbel.directory.people.Preset;
import org.umbel.directory.people.WorkerNames;

/// The company's directory as the place of the people.
///
/// @param hosts servers of the same directory, tried in order
/// @param authorities a PEM file of those to believe, instead of those Java trusts
/// @param login empty for anonymous access
/// @param bases DNs below which people are looked for
/// @param filter which entries are people; empty for the preset's
/// @param calledBy by which numbers people are called; empty for the preset's
/// @param workers who of the people is a knowledge worker; empty: nobody
/// @param extensionDigits of a number without the site's prefix, from its end; 0 for none
public record DirectorySettings(
    Preset preset,
    List<Address> hosts,
    Encryption encryption,
    Optional<Path> authorities,
    Optional<PersonSettings.Login> login,
    List<String> bases,
    Optional<String> filter,
    Optional<NumberFilter> calledBy,
    int extensionDigits,
    Attributes attributes,
    Optional<WorkerNames> workers,
    Storage settings,
    Limits limits) {

  /// What the attributes are called; empty ones are the preset's.
  ///
  /// @param mailHostSearch a regular expression over the mail host's attribute
  /// @param mailHostReplacement what its match is replaced by
  public record Attributes(
      Optional<String> id,
      Optional<ChangeMark> changed,
      List<String> name,
      List<String> mail,
      List<NumberSource> extension,
      List<NumberSource> phones,
      Optional<String> login,
      Optional<String> mailbox,
      List<String> language,
      List<String> country,
      List<String> officePhone,
      List<String> mobile,
      List<String> mailHost,
      List<String> lamp,
      List<String> lampSender,
      List<String> journal,
      List<String> site,
      Optional<String> mailHostSearch,
      String mailHostReplacement) {}

  /// Where people's own settings are kept.
  ///
  /// @param attribute empty for the preset's
  /// @param bytes that a value takes at most
  public record Storage(Kept keep, Optional<String> attribute, boolean severalValues, int bytes) {}

  /// A place of settings.
  public enum Kept {
    LOCALLY,
    IN_DIRECTORY
  }

  /// How long and how much.
  ///
  /// @param page entries asked for at once
  /// @param changes how often changes are asked for
  /// @param whole how often everybody is read again
  public record Limits(
      Duration connect,
      Duration patience,
      int connections,
      int page,
      Duration changes,
      Duration whole) {}
}
