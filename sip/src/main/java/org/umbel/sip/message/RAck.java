package org.umbel.sip.message;

/// Which provisional response a PRACK acknowledges, RFC 3262 §7.2: `776656 1 INVITE`.
///
/// @param cSeq of the request that was answered
public record RAck(RSeq rSeq, CSeq cSeq) {

  /// The RAck header of a PRACK.
  ///
  /// @throws MalformedMessage when it is missing or breaks the grammar
  public static RAck of(Request prack) {
    return prack.one(HeaderName.RACK, RAck::parse);
  }

  /// Reads one value.
  ///
  /// @throws MalformedValue when it is not two numbers and a method
  public static RAck parse(String text) {
    int space = text.strip().indexOf(' ');
    long number = space < 0 ? -1 : Numbers.of(text.strip().substring(0, space));
    if (number < 0) throw new MalformedValue("RAck", "without a number of the response", text);
    return new RAck(new RSeq(number), CSeq.parse(text.strip().substring(space).strip()));
  }

  @Override
  public String toString() {
    return rSeq + " " + cSeq;
  }
}
