package org.umbel.acceptance;

import java.util.List;

/// Mails that hostile or broken programs write, each within what a mail server takes.
final class SenselessMails {
  private SenselessMails() {}

  static List<String> all() {
    return List.of(
        partsInParts(200), manyParts(3_000), undecodable(), endless(2_000_000), charset());
  }

  private static String partsInParts(int depth) {
    var mail = new StringBuilder("Subject: Parts in parts\n");
    for (var level = 0; level < depth; level++) {
      mail.append("Content-Type: multipart/mixed; boundary=b%d\n\n--b%1$d\n".formatted(level));
    }
    return mail + "Content-Type: text/plain\n\nDeep.\n";
  }

  private static String manyParts(int count) {
    return "Subject: Many parts\nContent-Type: multipart/mixed; boundary=b\n\n"
        + "--b\nContent-Type: text/plain\n\nOne.\n".repeat(count)
        + "--b--\n";
  }

  private static String undecodable() {
    return """
    Subject: =?utf-8?B?////?= =?klingon?Q?=?=
    Content-Type: multipart/mixed; boundary=b

    --b
    Content-Type: text/plain; charset="
    Content-Transfer-Encoding: base64

    SGVsbG8*&^%$#@!=
    --b
    Content-Type: ;;;
    Content-Transfer-Encoding: x-none
    Content-Disposition: attachment; filename*=utf-8''%zz

    Nothing.
    """;
  }

  private static String endless(int bytes) {
    return "Subject: " + "long ".repeat(1_500) + "\n\n" + "word ".repeat(bytes / 5) + "\n";
  }

  private static String charset() {
    return "Subject: Odd\nContent-Type: text/html; charset=utf-97\n\n"
        + "<div>".repeat(5_000)
        + "Hello.\n";
  }
}
