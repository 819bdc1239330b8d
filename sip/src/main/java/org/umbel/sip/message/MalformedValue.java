package org.umbel.sip.message;

import org.umbel.sip.SipException;

/// A text that is not the header value or URI it should be. It carries no stack trace, as strangers
/// cause it.
public final class MalformedValue extends SipException {
  private static final long serialVersionUID = 1;
  private static final int SHOWN_CHARS = 80;

  /// Names what is wrong with which text.
  ///
  /// @param what the kind of value in the RFC's words, such as `Via`
  /// @param reason what is wrong with it
  /// @param text the text itself; its first 80 characters are shown
  public MalformedValue(String what, String reason, String text) {
    super(what + " " + reason + ": '" + shown(text) + "'", false);
  }

  private static String shown(String text) {
    var shown = new StringBuilder();
    for (int i = 0; i < Math.min(text.length(), SHOWN_CHARS); i++) {
      char c = text.charAt(i);
      shown.append(c < ' ' || c == 0x7F ? '.' : c);
    }
    return text.length() > SHOWN_CHARS ? shown.append("...").toString() : shown.toString();
  }
}
