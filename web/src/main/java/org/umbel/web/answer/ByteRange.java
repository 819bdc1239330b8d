package org.umbel.web.answer;

import java.util.Optional;
import java.util.regex.Pattern;

/// One range of bytes, RFC 9110 §14.1.2, both ends counted in.
record ByteRange(int first, int last) {
  private static final Pattern FORM = Pattern.compile("bytes=([0-9]{0,10})-([0-9]{0,10})");

  /// What a Range header asks of a content.
  sealed interface Wish {
    /// All of it: there is no header, or one that may be ignored, such as several ranges.
    record Everything() implements Wish {}

    record Part(ByteRange range) implements Wish {}

    /// Nothing that is there.
    record Outside() implements Wish {}
  }

  /// @param length of the whole content
  static Wish wish(Optional<String> header, int length) {
    var match = FORM.matcher(header.orElse(""));
    if (!match.matches() || (match.group(1).isEmpty() && match.group(2).isEmpty())) {
      return new Wish.Everything();
    }
    if (match.group(1).isEmpty()) {
      var count = Math.min(Long.parseLong(match.group(2)), length);
      return count == 0 ? new Wish.Outside() : part(length - count, length - 1L);
    }
    var first = Long.parseLong(match.group(1));
    var last = match.group(2).isEmpty() ? length - 1L : Long.parseLong(match.group(2));
    if (last < first && !match.group(2).isEmpty()) {
      return new Wish.Everything();
    }
    return first >= length ? new Wish.Outside() : part(first, Math.min(last, length - 1L));
  }

  private static Wish part(long first, long last) {
    return new Wish.Part(new ByteRange(Math.toIntExact(first), Math.toIntExact(last)));
  }

  int count() {
    return last - first + 1;
  }

  /// The Content-Range of an answer, RFC 9110 §14.4.
  String of(int length) {
    return "bytes " + first + "-" + last + "/" + length;
  }
}
