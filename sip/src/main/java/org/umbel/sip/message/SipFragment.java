package org.umbel.sip.message;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.OptionalInt;

/// A piece of a SIP message, RFC 3420: how NOTIFY tells what became of a REFER, RFC 3515 §2.4.5.
public final class SipFragment {
  public static final MediaType TYPE = MediaType.parse("message/sipfrag;version=2.0");

  private static final String START = Request.VERSION + " ";
  private static final int DIGITS = 3;

  private SipFragment() {}

  /// The status line of a response as a body.
  public static byte[] of(int status) {
    return (START + status + " " + Status.phrase(status) + "\r\n").getBytes(UTF_8);
  }

  /// The status in a body that begins with a status line; 100 to 699.
  public static OptionalInt statusOf(SipMessage message) {
    var text = message.bodyText().stripLeading();
    if (!text.startsWith(START) || text.length() < START.length() + DIGITS)
      return OptionalInt.empty();
    long status = Numbers.of(text.substring(START.length(), START.length() + DIGITS));
    return status >= 100 && status <= 699 ? OptionalInt.of((int) status) : OptionalInt.empty();
  }
}
