package org.umbel.server.config;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.umbel.directory.connect.Encryption;
import org.umbel.directory.people.NumberFilter;
import org.umbel.directory.people.PeopleFilter;
import org.umbel.directory.people.Preset;
import org.umbel.directory.people.WorkerNames;

/// The section `directory`.
final class DirectorySection {
  private static final Setting<Preset> PRESET =
      Setting.of(
          "preset",
          Formats.choice(Preset.values()),
          Preset.ACTIVE_DIRECTORY,
          "What is usual in directories of the kind; it changes nothing but defaults.",
          "LD-1");
  private static final Setting<List<Address>> HOSTS =
      Setting.required(
          "hosts",
          Formats.someOf(Formats.scalar("HOST:PORT", Address::parse, Address::toString)),
          "Servers of the same directory. The first that answers is asked; a better one that is"
              + " back is returned to within a minute. Usual ports are 389, and 636 with"
              + " encryption from the start.",
          "LD-1");
  private static final Setting<Encryption> ENCRYPTION =
      Setting.of(
          "encryption",
          Formats.choice(Encryption.values()),
          Encryption.STARTTLS,
          "How the connection is kept private: never, by StartTLS, or from the first byte. The"
              + " certificate must be trusted and name the host as it is written here.",
          "LD-1");
  private static final Setting<Optional<Path>> AUTHORITIES =
      Setting.optional(
          "authorities",
          Formats.path(),
          "those Java trusts",
          "A PEM file of the authorities to believe.",
          "LD-1");
  private static final Setting<Optional<PersonSettings.Login>> LOGIN =
      Setting.optional(
          "login",
          LoginSection.SECTION,
          "none, access is anonymous",
          "The account: its DN, or in an Active Directory also NAME@DOMAIN.",
          "LD-1");
  private static final Setting<List<String>> BASES =
      Setting.required(
          "bases",
          Formats.someOf(Formats.text("a DN such as OU=Sales,DC=example,DC=com")),
          "Where people are looked for: the DN of the whole domain, or of some units.",
          "LD-1");
  private static final Setting<Optional<String>> FILTER =
      Setting.optional(
          "filter",
          Formats.scalar("an LDAP filter", PeopleFilter::parse, filter -> filter),
          "the preset's",
          "Which entries are people.",
          "LD-1");
  private static final Setting<Optional<NumberFilter>> CALLED_BY =
      Setting.optional(
          "called-by",
          Formats.scalar(
              "an LDAP filter with ${UMS} or ${UMS_WHTSPC}",
              DirectorySection::calledBy,
              NumberFilter::toString),
          "the preset's",
          "By which numbers people are called: ${UMS} is the called number as it is, ${UMS_WHTSPC}"
              + " the same with any blanks, brackets, dots, hyphens and slashes in it.",
          "LD-2");
  private static final Setting<Integer> EXTENSION_DIGITS =
      Setting.of(
          "extension-digits",
          Formats.number(0, 15),
          0,
          "How many digits from the end of a number without number-prefix are the extension; 0"
              + " takes the extension only from whole numbers and from ;ext=.",
          "LD-2");
  private static final Setting<DirectorySettings.Attributes> ATTRIBUTES =
      new Setting<>(
          "attributes",
          DirectoryAttributesSection.SECTION,
          Optional.of(DirectoryAttributesSection.SECTION.defaults()),
          "the preset's",
          "What the attributes are called.",
          "LD-4");
  private static final Setting<Optional<WorkerNames>> WORKERS =
      Setting.optional(
          "workers",
          DirectoryWorkersSection.SECTION,
          "nobody, knowledge workers are those of the section people",
          "Who of the directory is a knowledge worker.",
          "KW-1");
  private static final Setting<DirectorySettings.Storage> SETTINGS =
      new Setting<>(
          "settings",
          DirectoryStorageSection.SECTION,
          Optional.of(DirectoryStorageSection.SECTION.defaults()),
          "all its defaults",
          "Where a person's own settings are kept.",
          "LD-3");
  private static final Setting<DirectorySettings.Limits> LIMITS =
      new Setting<>(
          "limits",
          DirectoryLimitsSection.SECTION,
          Optional.of(DirectoryLimitsSection.SECTION.defaults()),
          "all its defaults",
          "How long and how much.",
          "LD-8");

  static final Section<DirectorySettings> SECTION =
      Section.of(
          "The company's directory as the place of the people, by LDAP. People of the section"
              + " `people` come first where both have an extension.",
          List.of(
              PRESET,
              HOSTS,
              ENCRYPTION,
              AUTHORITIES,
              LOGIN,
              BASES,
              FILTER,
              CALLED_BY,
              EXTENSION_DIGITS,
              ATTRIBUTES,
              WORKERS,
              SETTINGS,
              LIMITS),
          values ->
              new DirectorySettings(
                  values.of(PRESET),
                  values.of(HOSTS),
                  values.of(ENCRYPTION),
                  values.of(AUTHORITIES),
                  values.of(LOGIN),
                  values.of(BASES),
                  values.of(FILTER),
                  values.of(CALLED_BY),
                  values.of(EXTENSION_DIGITS),
                  values.of(ATTRIBUTES),
                  values.of(WORKERS),
                  values.of(SETTINGS),
                  values.of(LIMITS)));

  private DirectorySection() {}

  private static Optional<NumberFilter> calledBy(String text) {
    try {
      return Optional.of(NumberFilter.of(text));
    } catch (IllegalArgumentException wrong) {
      return Optional.empty();
    }
  }
}
