package org.umbel.server.config;

import java.util.Optional;
import java.util.SortedMap;

/// A change of one file of a part.
///
/// @param name of the file, without its ending
/// @param text what it is to hold; empty when there is to be no such file
public record Edit(Part part, String name, Optional<String> text) {

  void in(SortedMap<String, String> texts) {
    text.ifPresentOrElse(content -> texts.put(name, content), () -> texts.remove(name));
  }
}
