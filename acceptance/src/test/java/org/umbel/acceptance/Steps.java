package org.umbel.acceptance;

/// The steps of a SIPp scenario of one call that SIPp makes, put together by a test.
final class Steps {
  static final String OFFER =
      """
      v=0
      o=sipp 1 1 IN IP4 [local_ip]
      s=sipp
      c=IN IP4 [local_ip]
      t=0 0
      m=audio [media_port] RTP/AVP 0
      """;

  static final String RELIABLE_RINGING =
      """
      <recv response="100" optional="true"/>
      <recv response="180" rrs="true"><action>
        <ereg regexp="[0-9]+" search_in="hdr" header="RSeq:" check_it="true" assign_to="1"/>
      </action></recv>
      """;

  static final String ANSWER =
      """
      <recv response="100" optional="true"/>
      <recv response="180" optional="true"/>
      <recv response="200" rrs="true"/>
      """;

  private Steps() {}

  static String scenario(String steps) {
    return "<?xml version=\"1.0\" encoding=\"ISO-8859-1\" ?>\n<scenario name=\"dialog\">\n"
        + steps
        + "</scenario>\n";
  }

  static String invite(String headers, String body) {
    return send(
        "INVITE sip:[service]@[remote_ip]:[remote_port] SIP/2.0",
        1,
        "INVITE",
        "To: <sip:[service]@[remote_ip]:[remote_port]>",
        "Contact: <sip:sipp@[local_ip]:[local_port]>\n" + headers,
        body,
        true);
  }

  static String ack(String body) {
    return request("ACK", 1, "", body);
  }

  static String bye(int number) {
    return request("BYE", number, "", "") + response(200);
  }

  static String request(String method, int number, String headers, String body) {
    return send(
        method + " [next_url] SIP/2.0",
        number,
        method,
        "To: <sip:[service]@[remote_ip]:[remote_port]>[peer_tag_param]",
        headers,
        body,
        !method.equals("ACK"));
  }

  private static String send(
      String start,
      int number,
      String method,
      String to,
      String headers,
      String body,
      boolean again) {
    var extra = headers.isBlank() ? "" : headers.strip() + "\n";
    var type = body.isEmpty() ? "" : "Content-Type: application/sdp\n";
    return """
    <send%s><![CDATA[
    %s
    Via: SIP/2.0/[transport] [local_ip]:[local_port];branch=[branch]
    From: "Caller" <sip:+4930123@[local_ip]:[local_port]>;tag=[pid]c[call_number]
    %s
    Call-ID: [call_id]
    CSeq: %d %s
    Max-Forwards: 70
    %s%sContent-Length: [len]

    %s]]></send>
    """
        .formatted(again ? " retrans=\"500\"" : "", start, to, number, method, extra, type, body);
  }

  /// A change of the session, its answer and the ACK.
  static String reinvite(int number, String body) {
    return request("INVITE", number, "Contact: <sip:sipp@[local_ip]:[local_port]>", body)
        + ANSWER
        + request("ACK", number, "", "");
  }

  /// The same as [#OFFER] with another attribute of the audio.
  static String offer(String attribute) {
    return OFFER + "a=" + attribute + "\n";
  }

  /// A re-INVITE of the server that is answered with a description, and its ACK.
  static String refreshed(String body) {
    return served("INVITE")
            .replace(
                "Content-Length: 0\n\n",
                "Content-Type: application/sdp\nContent-Length: [len]\n\n" + body)
        + "<recv request=\"ACK\"/>\n";
  }

  static String response(int status) {
    return "<recv response=\"%d\"/>\n".formatted(status);
  }

  /// A refusal of the INVITE.
  static String refused(int status) {
    return "<recv response=\"100\" optional=\"true\"/>\n<recv response=\"%d\" rrs=\"true\"/>\n"
            .formatted(status)
        + request("ACK", 1, "", "").replace("branch=[branch]", "branch=[branch-3]");
  }

  /// A request of the server that is answered with 200.
  static String served(String method) {
    return """
    <recv request="%s"/>
    <send><![CDATA[
    SIP/2.0 200 OK
    [last_Via:]
    [last_From:]
    [last_To:]
    [last_Call-ID:]
    [last_CSeq:]
    Contact: <sip:sipp@[local_ip]:[local_port]>
    Content-Length: 0

    ]]></send>
    """
        .formatted(method);
  }
}
