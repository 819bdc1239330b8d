package org.umbel.sip.message;

import org.jspecify.annotations.Nullable;

/// The first line of a message, RFC 3261 §7.1 and §7.2.
sealed interface StartLine {
  /// What is wrong with it, if anything.
  @Nullable String problem();

  MalformedMessage.Kind kind();

  /// The status of the answer to a request that begins so and cannot be read.
  default int refusal() {
    return Status.BAD_REQUEST;
  }

  /// The message, when everything its handling needs is there and readable.
  ///
  /// @throws MalformedMessage when it is not
  SipMessage whole(Fields fields, Body body);

  record RequestLine(Method method, Uri uri, String version) implements StartLine {
    @Override
    public @Nullable String problem() {
      return null;
    }

    @Override
    public MalformedMessage.Kind kind() {
      return method.equals(Method.ACK) ? MalformedMessage.Kind.ACK : MalformedMessage.Kind.REQUEST;
    }

    @Override
    public int refusal() {
      return refusalOf(version);
    }

    @Override
    public SipMessage whole(Fields fields, Body body) {
      var request = new Request(method, uri, version, fields, body);
      request.requireWhole();
      if (!request.cSeq().method().equals(method))
        throw MalformedMessage.of("CSeq of another method than " + method, 0);
      return request;
    }
  }

  record StatusLine(int status, String reason) implements StartLine {
    @Override
    public @Nullable String problem() {
      return null;
    }

    @Override
    public MalformedMessage.Kind kind() {
      return MalformedMessage.Kind.RESPONSE;
    }

    @Override
    public SipMessage whole(Fields fields, Body body) {
      var response = new Response(status, reason, fields, body);
      response.requireWhole();
      return response;
    }
  }

  /// One that cannot be read.
  record Broken(String problem, MalformedMessage.Kind kind, int refusal) implements StartLine {
    @Override
    public SipMessage whole(Fields fields, Body body) {
      throw MalformedMessage.of(problem, 1);
    }
  }

  /// Never throws; what cannot be read is {@link Broken}.
  static StartLine parse(byte[] bytes, int start, int end) {
    if (!begins(bytes, start, end, "SIP/")) return requestLine(bytes, start, end);
    return end - start > MessageLimits.START_LINE_BYTES
        ? brokenStatus("status line too long")
        : statusLine(Fields.text(bytes, start, end));
  }

  /// Whether the bytes begin with this word, in any case.
  private static boolean begins(byte[] bytes, int start, int end, String word) {
    if (end - start < word.length()) return false;
    for (int i = 0; i < word.length(); i++)
      if (Text.lower(bytes[start + i]) != Text.lower(word.charAt(i))) return false;
    return true;
  }

  private static String version(byte[] bytes, int start, int end) {
    boolean ours =
        end - start == Request.VERSION.length() && begins(bytes, start, end, Request.VERSION);
    return ours ? Request.VERSION : Fields.text(bytes, start, end);
  }

  private static StartLine statusLine(String line) {
    boolean versioned = line.regionMatches(true, 0, "SIP/2.0 ", 0, 8);
    boolean ended = line.length() == 11 || (line.length() > 11 && line.charAt(11) == ' ');
    if (!versioned || !ended)
      return brokenStatus("status line that is not SIP/2.0, code and reason");
    long status = Numbers.of(line.substring(8, 11));
    if (status < 100 || status > 699) return brokenStatus("status that is not between 100 and 699");
    return new StatusLine((int) status, line.length() > 12 ? line.substring(12) : "");
  }

  private static StartLine brokenStatus(String problem) {
    return new Broken(problem, MalformedMessage.Kind.RESPONSE, Status.BAD_REQUEST);
  }

  private static StartLine requestLine(byte[] bytes, int start, int end) {
    int methodEnd = start;
    while (methodEnd < end && Characters.TOKEN.has(bytes[methodEnd])) methodEnd++;
    int uriEnd = end - 1;
    while (uriEnd > methodEnd && bytes[uriEnd] != ' ') uriEnd--;
    var version = version(bytes, Math.min(uriEnd + 1, end), end);
    boolean sip = version.regionMatches(true, 0, "SIP/", 0, 4) && version.length() > 4;
    boolean named = methodEnd > start && methodEnd - start <= MessageLimits.METHOD_BYTES;
    if (!named || methodEnd == end || bytes[methodEnd] != ' ')
      return new Broken(
          "request line without a method", MalformedMessage.Kind.UNREADABLE, Status.BAD_REQUEST);
    var method = Method.of(bytes, start, methodEnd);
    if (!sip)
      return broken(method, "request line that does not end in SIP/2.0", Status.BAD_REQUEST);
    int refusal = refusalOf(version);
    if (uriEnd <= methodEnd + 1) return broken(method, "request line without a URI", refusal);
    if (uriEnd - methodEnd - 1 > MessageLimits.URI_CHARS)
      return broken(
          method,
          "Request-URI longer than " + MessageLimits.URI_CHARS,
          Status.REQUEST_URI_TOO_LONG); // RFC 3261 §21.4.12
    try {
      return new RequestLine(method, Uri.parse(Fields.text(bytes, methodEnd + 1, uriEnd)), version);
    } catch (MalformedValue malformed) {
      return broken(method, malformed.getMessage(), refusal);
    }
  }

  /// Another version of SIP than ours is refused as such, whatever else is wrong.
  private static int refusalOf(String version) {
    return version.equalsIgnoreCase(Request.VERSION)
        ? Status.BAD_REQUEST
        : Status.VERSION_NOT_SUPPORTED;
  }

  private static StartLine broken(Method method, @Nullable String problem, int refusal) {
    var kind =
        method.equals(Method.ACK) ? MalformedMessage.Kind.ACK : MalformedMessage.Kind.REQUEST;
    return new Broken(problem == null ? "request line" : problem, kind, refusal);
  }
}
