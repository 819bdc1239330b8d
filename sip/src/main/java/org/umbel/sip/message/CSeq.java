package org.umbel.sip.message;

/// The place of a request in its dialog, RFC 3261 §20.16.
///
/// @param number 0 to 2³¹−1
public record CSeq(long number, Method method) {
  /// Any number in range.
  ///
  /// @throws MalformedValue when the number is out of range
  public CSeq {
    if (number < 0 || number > Numbers.HIGHEST_CSEQ)
      throw new MalformedValue("CSeq", "not between 0 and 2^31-1", number + " " + method);
  }

  /// Reads `314159 INVITE`.
  ///
  /// @throws MalformedValue when it is not a number in range and a method
  public static CSeq parse(String text) {
    var cursor = new TextCursor("CSeq", text);
    long number = cursor.number("without a number");
    if (number > Numbers.HIGHEST_CSEQ) throw cursor.malformed("above 2^31-1");
    cursor.skipSpace();
    var method = Method.of(cursor.token("without a method"));
    cursor.expectEnd();
    return new CSeq(number, method);
  }

  @Override
  public String toString() {
    return number + " " + method;
  }
}
