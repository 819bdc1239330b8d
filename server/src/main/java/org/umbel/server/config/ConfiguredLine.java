package org.umbel.server.config;

import java.util.Map;
import org.umbel.telephony.line.LineSettings;

/// A line with where and how it was written.
///
/// @param place where it begins
/// @param key the way to it in its file, such as `lines[2]`; empty in a file of its own
/// @param written its keys as they are in the file, for programs: text, numbers, truth values,
///   lists and maps of them; passwords as `***`
public record ConfiguredLine(
    LineSettings settings, LineUsage usage, Place place, String key, Map<String, Object> written) {

  /// Whether a line may have this name.
  public static boolean mayBeCalled(String name) {
    return LineSection.named(name).isPresent();
  }

  /// Whether it has a file of its own in the folder `lines`, so that programs may change it.
  public boolean hasOwnFile() {
    return key.isEmpty();
  }

  /// The way to one of its keys.
  String key(String name) {
    return key.isEmpty() ? name : key + "." + name;
  }
}
