package org.umbel.acceptance;

/// The steps of a SIPp scenario of a phone that is called, put together by a test.
final class PhoneSteps {
  /// The INVITE, which [#answers] answers.
  static final String CALLED =
      """
      <recv request="INVITE" rrs="true"><action>
        <ereg regexp=".*" search_in="hdr" header="Via:" assign_to="via"/>
        <ereg regexp=".*" search_in="hdr" header="From:" assign_to="from"/>
        <ereg regexp=".*" search_in="hdr" header="To:" assign_to="to"/>
        <ereg regexp=".*" search_in="hdr" header="CSeq:" assign_to="number"/>
      </action></recv>
      <Reference variables="via,from,to,number"/>
      """;

  /// A re-INVITE that waits for [#answersChange].
  static final String CHANGED =
      """
      <recv request="INVITE"><action>
        <ereg regexp=".*" search_in="hdr" header="Via:" assign_to="changeVia"/>
        <ereg regexp=".*" search_in="hdr" header="CSeq:" assign_to="changeNumber"/>
      </action></recv>
      <Reference variables="changeVia,changeNumber"/>
      """;

  static final String ACKNOWLEDGED = "<recv request=\"ACK\"/>\n";

  private static final String CONTACT = "Contact: <sip:phone@[local_ip]:[local_port]>\n";

  private PhoneSteps() {}

  /// Takes the call and is called no more than that.
  static String takes(String tag) {
    return CALLED + answers(200, tag, "", description(tag)) + ACKNOWLEDGED;
  }

  /// A response to the INVITE.
  ///
  /// @param tag of which phone behind the address
  static String answers(int status, String tag, String headers, String body) {
    return response(status, "[$via]", "[$to];tag=" + tag, "[$number]", headers, body);
  }

  /// A response to the last re-INVITE.
  static String answersChange(int status, String tag, String body) {
    return response(status, "[$changeVia]", "[$to];tag=" + tag, "[$changeNumber]", "", body);
  }

  private static String response(
      int status, String via, String to, String number, String headers, String body) {
    var extra = headers.isBlank() ? "" : headers.strip() + "\n";
    var type = body.isEmpty() ? "" : "Content-Type: application/sdp\n";
    return """
    <send><![CDATA[
    SIP/2.0 %d Words
    Via: %s
    From: [$from]
    To: %s
    Call-ID: [call_id]
    CSeq: %s
    Allow: INVITE, ACK, BYE, CANCEL, PRACK
    %s%s%sContent-Length: [len]

    %s]]></send>
    """
        .formatted(status, via, to, number, CONTACT, extra, type, body);
  }

  /// A re-INVITE that is answered at once, and its ACK.
  static String agrees(String tag, String body) {
    return CHANGED + answersChange(200, tag, body) + ACKNOWLEDGED;
  }

  /// A request of the phone's own.
  static String request(String method, int number, String tag, String body) {
    var type = body.isEmpty() ? "" : "Content-Type: application/sdp\n";
    return """
    <send%s><![CDATA[
    %2$s [next_url] SIP/2.0
    Via: SIP/2.0/[transport] [local_ip]:[local_port];branch=[branch]
    From: [$to];tag=%4$s
    To: [$from]
    Call-ID: [call_id]
    CSeq: %3$d %2$s
    Max-Forwards: 70
    %5$s%6$sContent-Length: [len]

    %7$s]]></send>
    """
        .formatted(
            method.equals("ACK") ? "" : " retrans=\"500\"",
            method,
            number,
            tag,
            CONTACT,
            type,
            body);
  }

  /// Ends the call that it has taken.
  static String bye(int number, String tag) {
    return request("BYE", number, tag, "") + Steps.response(200);
  }

  /// A description by which one can tell whose it is.
  static String description(String name, String... attributes) {
    var lines = new StringBuilder();
    for (var attribute : attributes) {
      lines.append("a=").append(attribute).append('\n');
    }
    return """
    v=0
    o=%1$s 1 1 IN IP4 [local_ip]
    s=%1$s
    c=IN IP4 [local_ip]
    t=0 0
    m=audio [media_port] RTP/AVP 0
    """
            .formatted(name)
        + lines;
  }
}
