package org.umbel.telephony.trace;

import java.util.Locale;
import java.util.regex.Pattern;
import org.umbel.sip.message.SipMessage;

/// Blanks what nobody may learn from a message that is shown: proofs of a password, keys of
/// encrypted audio, keys somebody pressed. Each byte becomes a `*`, so that all lengths stay true.
final class Secrets {
  /// `response` of RFC 3261 §25.1, `rspauth`, and all of a scheme that is not Digest.
  private static final Pattern PROOF =
      Pattern.compile(
          "(?im)^(?:Proxy-)?Authorization:[ \t]*(?!Digest\\b)\\S+[ \t]+([^\r\n]+)"
              + "|(?<=[ ,\t])(?:response|rspauth)[ \t]*=[ \t]*\"?([^\",\r\n]*)");

  private static final Pattern PASSWORD =
      Pattern.compile("(?i)\\bsips?:[^\\s@<>\"/:]{1,128}:([^\\s@<>\"/]{1,128})@");

  /// RFC 4568 §6.1, RFC 4567 §3, RFC 4566 §5.12.
  private static final Pattern AUDIO_KEY =
      Pattern.compile(
          "inline:([A-Za-z0-9+/=]+)|(?m)^a=key-mgmt:\\S+[ \t]+([^\r\n]+)|^k=([^\r\n]+)");

  /// `Signal=5` of application/dtmf-relay, `d=5`, and the digits of KPML (RFC 4730).
  private static final Pattern NAMED_KEY =
      Pattern.compile("(?i)\\b(?:signal|d|digits|tone)[ \t]*=[ \t]*\"?([^\"\r\n]+)");

  private static final Pattern ANYTHING = Pattern.compile("([^\r\n]+)");

  private Secrets() {}

  /// The message as text.
  ///
  /// @param keysShown whether pressed keys may be read
  static String blanked(SipMessage message, boolean keysShown) {
    var text = message.toString();
    int body = text.indexOf("\r\n\r\n");
    if (body < 0) {
      return blank(blank(text, PROOF), PASSWORD);
    }
    var head = blank(blank(text.substring(0, body), PROOF), PASSWORD);
    return head + body(text.substring(body), type(message), keysShown);
  }

  private static String type(SipMessage message) {
    return message.header("Content-Type").orElse("").toLowerCase(Locale.ROOT);
  }

  private static String body(String body, String type, boolean keysShown) {
    var plain = blank(body, AUDIO_KEY);
    var keys = type.contains("dtmf") || type.contains("digits") || type.contains("kpml");
    if (keysShown || !keys) {
      return plain;
    }
    var single = type.contains("dtmf") && !plain.contains("=");
    return blank(plain, single ? ANYTHING : NAMED_KEY);
  }

  /// Puts stars in the place of what the groups of the pattern have found.
  private static String blank(String text, Pattern secret) {
    var found = secret.matcher(text);
    StringBuilder blanked = null;
    while (found.find()) {
      blanked = blanked == null ? new StringBuilder(text) : blanked;
      for (int group = 1; group <= found.groupCount(); group++) {
        for (int i = Math.max(0, found.start(group)); i < found.end(group); i++) {
          blanked.setCharAt(i, '*');
        }
      }
    }
    return blanked == null ? text : blanked.toString();
  }
}
