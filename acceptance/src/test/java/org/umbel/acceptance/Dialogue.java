package org.umbel.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import java.util.regex.Pattern;

/// What stays the same in the messages of one call; the branch is that of the INVITE where it has
/// to be.
final class Dialogue {
  static final String OFFER =
      """
      v=0
      o=- 1 1 IN IP4 127.0.0.1
      s=-
      c=IN IP4 127.0.0.1
      t=0 0
      m=audio 9 RTP/AVP 0
      """;

  private static final Pattern TAG = Pattern.compile("(?m)^To:.*;tag=([^;\\s]+)");

  final String id = UUID.randomUUID().toString();
  private final String number;
  private String transport = "UDP";
  private String tag = "";

  Dialogue(String number) {
    this.number = number;
  }

  Dialogue over(String way) {
    transport = way;
    return this;
  }

  String request(String method, int sequence, String body) {
    String branch = method.matches("CANCEL") ? "INVITE" : method;
    return """
    %s sip:%s@127.0.0.1 SIP/2.0
    Via: SIP/2.0/%s [local];branch=z9hG4bK%s%s%d;rport
    From: <sip:1000@127.0.0.1>;tag=%s
    To: <sip:%s@127.0.0.1>%s
    Call-ID: %s
    CSeq: %d %s
    Contact: <sip:1000@[local]>
    Max-Forwards: 70
    %sContent-Length: %d

    %s\
    """
        .formatted(
            method,
            number,
            transport,
            id,
            branch,
            sequence,
            id.substring(0, 8),
            number,
            tag.isEmpty() ? "" : ";tag=" + tag,
            id,
            sequence,
            method,
            body.isEmpty() ? "" : "Content-Type: application/sdp\n",
            body.replace("\n", "\r\n").length(),
            body);
  }

  /// What comes from now on belongs to the dialog that a response has opened.
  ///
  /// @return its tag
  String answered(String response) {
    var found = TAG.matcher(response);
    assertThat(found.find()).as(response).isTrue();
    tag = found.group(1);
    return tag;
  }
}
