package org.umbel.acceptance.house;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.regex.Pattern;

/// The rooms of the product and all their classes.
final class House {
  /// Those a user runs; bench, testkit and acceptance stand beside the house.
  static final List<String> ROOMS =
      List.of(
          "sip",
          "media",
          "codecs",
          "domain",
          "flows",
          "telephony",
          "speech",
          "voices",
          "store",
          "mail",
          "directory",
          "notice",
          "web",
          "server");

  private static final Pattern ROOM = Pattern.compile("org\\.umbel\\.(\\w+).*");

  static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .withImportOption(
              location -> !location.contains("/testkit/") && !location.contains("/acceptance/"))
          .importPackages("org.umbel");

  private House() {}

  /// The room of a class: the first package below `org.umbel`; empty for what is not ours.
  static String room(JavaClass type) {
    var room = ROOM.matcher(type.getPackageName());
    return room.matches() ? room.group(1) : "";
  }
}
