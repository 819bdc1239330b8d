package org.umbel.codecs;

import java.util.Locale;

/// What machine code must be made for.
final class Machine {
  /// As libraries on Maven Central are classified, such as `linux-x86_64`.
  static final String NAME = system() + "-" + processor();

  private Machine() {}

  private static String system() {
    String name = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
    if (name.contains("mac")) {
      return "macosx";
    }
    return name.contains("win") ? "windows" : "linux";
  }

  private static String processor() {
    String name = System.getProperty("os.arch", "").toLowerCase(Locale.ROOT);
    return switch (name) {
      case "amd64" -> "x86_64";
      case "aarch64" -> "arm64";
      default -> name;
    };
  }
}
