package org.umbel.domain.person;

import java.util.Optional;

/// Extensions of the same length from one to another, written `4000-4999`; one alone is written
/// `4000`.
public record ExtensionRange(Extension first, Extension last) {

  /// @return empty when the text is none
  public static Optional<ExtensionRange> parse(String text) {
    var ends = text.strip().split(" *- *", 2);
    var first = Extension.parse(ends[0]);
    var last = Extension.parse(ends[ends.length - 1]);
    return first.isPresent() && last.isPresent() && ordered(first.get(), last.get())
        ? Optional.of(new ExtensionRange(first.get(), last.get()))
        : Optional.empty();
  }

  private static boolean ordered(Extension first, Extension last) {
    return first.digits().length() == last.digits().length()
        && first.digits().compareTo(last.digits()) <= 0;
  }

  public boolean contains(Extension extension) {
    return ordered(first, extension) && ordered(extension, last);
  }

  @Override
  public String toString() {
    return first.equals(last) ? first.digits() : first + "-" + last;
  }
}
