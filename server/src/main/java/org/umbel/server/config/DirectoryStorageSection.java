package org.umbel.server.config;

import java.util.List;
import java.util.Optional;
import org.umbel.server.config.DirectorySettings.Kept;
import org.umbel.server.config.DirectorySettings.Storage;

/// The section `directory.settings`.
final class DirectoryStorageSection {
  private static final Setting<Kept> KEEP =
      Setting.of(
          "keep",
          Formats.choice(Kept.values()),
          Kept.LOCALLY,
          "Where a person's own settings are kept: in files in the folder data, or in an attribute"
              + " of the person's entry, which the account must be allowed to write.",
          "LD-3");
  private static final Setting<Optional<String>> ATTRIBUTE =
      Setting.optional(
          "attribute",
          DirectoryAttributesSection.ATTRIBUTE,
          "the preset's, extensionAttribute1",
          "The attribute: a string of any length, or of several values of 2 KB at least. What"
              + " others keep in it stays.",
          "LD-3");
  private static final Setting<Boolean> SEVERAL_VALUES =
      Setting.of(
          "several-values",
          Formats.yesNo(),
          false,
          "Whether the attribute takes several values.",
          "LD-3");
  private static final Setting<Integer> BYTES =
      Setting.of(
          "bytes",
          Formats.number(512, 10_000_000),
          2_048,
          "How long a value may be; what is longer is refused before it is written.",
          "LD-3");

  static final Section<Storage> SECTION =
      Section.of(
          "Where a person's own settings are kept.",
          List.of(KEEP, ATTRIBUTE, SEVERAL_VALUES, BYTES),
          values ->
              new Storage(
                  values.of(KEEP),
                  values.of(ATTRIBUTE),
                  values.of(SEVERAL_VALUES),
                  values.of(BYTES)));

  private DirectoryStorageSection() {}
}
