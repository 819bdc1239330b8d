package org.umbel.sip.message;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Reads one message in one pass over its bytes. The first thing found wrong is kept and the rest
/// still read, so that a refusal can carry the headers that make it a response to the request.
final class MessageReader {
  private static final int EXPECTED_FIELDS = 20;
  private static final long NO_LENGTH = -1;
  private static final Optional<Fields> NO_WAY = Optional.empty();

  private final byte[] bytes;
  private final List<Field> fields = new ArrayList<>(EXPECTED_FIELDS);
  private int at;
  private int line = 1;
  private @Nullable String problem;
  private int problemLine;
  private boolean headEnded = true;

  MessageReader(byte[] from, int offset, int length) {
    this(Arrays.copyOfRange(from, offset, offset + length));
  }

  /// @param bytes kept, as what is read refers to them
  MessageReader(byte[] bytes) {
    this.bytes = bytes;
  }

  /// The Content-Length of a head that came by stream, where it must be given.
  ///
  /// @throws MalformedMessage when it is not there, is none or too large
  static int bodyLength(byte[] from, int offset, int length) {
    var reader = new MessageReader(from, offset, length);
    int start = reader.at;
    int end = reader.startLine();
    reader.readFields();
    var headers = new Fields(reader.fields);
    var lines = headers.all(HeaderName.CONTENT_LENGTH);
    long announced = lines.size() == 1 ? Numbers.of(lines.getFirst().value()) : NO_LENGTH;
    if (announced >= 0 && announced <= MessageLimits.BODY_BYTES) return (int) announced;
    var reason = announced < 0 ? "not one usable Content-Length in a stream" : "body too long";
    throw refusal(StartLine.parse(reader.bytes, start, end), headers, reason, 0);
  }

  SipMessage read() {
    skipEmptyLines();
    int start = at;
    int end = startLine();
    readFields();
    var headers = new Fields(fields);
    int bodyEnd = bodyEnd(headers);
    var startLine = StartLine.parse(bytes, start, end);
    if (startLine.problem() != null) problem(startLine.problem(), 1);
    if (problem != null) throw refusal(startLine, headers, problem, problemLine);
    var body = new Body(bytes, at, bodyEnd);
    try {
      return startLine.whole(headers, body);
    } catch (MalformedMessage malformed) {
      throw refusal(startLine, headers, malformed.reason(), malformed.line());
    }
  }

  /// Some keep a connection alive with empty lines, RFC 3261 §7.5.
  private void skipEmptyLines() {
    while (at < bytes.length && (bytes[at] == '\r' || bytes[at] == '\n')) at++;
  }

  private int startLine() {
    int start = at;
    at = lineEnd(at);
    int end = at;
    if (end - start > MessageLimits.START_LINE_BYTES)
      problem("start line longer than " + MessageLimits.START_LINE_BYTES + " bytes", line);
    takeLineEnd();
    return end;
  }

  private void takeLineEnd() {
    if (at + 1 < bytes.length && bytes[at] == '\r' && bytes[at + 1] == '\n') at += 2;
    else if (at >= bytes.length) problem("message ends within its headers", line);
    else {
      problem("line not ended by CR and LF", line);
      at++;
    }
    line++;
  }

  private void readFields() {
    int head = at;
    while (at < bytes.length) {
      if (bytes[at] == '\r' && at + 1 < bytes.length && bytes[at + 1] == '\n') {
        at += 2;
        if (at - head > MessageLimits.HEAD_BYTES)
          problem("headers longer than " + MessageLimits.HEAD_BYTES + " bytes", 0);
        return;
      }
      if (fields.size() == MessageLimits.FIELDS) {
        problem("more than " + MessageLimits.FIELDS + " headers", line);
        return;
      }
      readField();
    }
    headEnded = false;
  }

  private void readField() {
    int start = at;
    int firstLine = line;
    int hash = 0;
    int nameEnd = start;
    for (; nameEnd < bytes.length && Characters.TOKEN.has(bytes[nameEnd]); nameEnd++)
      hash = HeaderName.hashed(hash, bytes[nameEnd]);
    at = nameEnd;
    while (at < bytes.length && Text.space(bytes[at])) at++;
    boolean named = nameEnd > start && at < bytes.length && bytes[at] == ':';
    if (named) at++;
    else problem("header line without name and colon", line);
    int valueStart = at;
    skipValue();
    int valueEnd = at;
    takeLineEnd();
    if (valueEnd - start > MessageLimits.FIELD_BYTES)
      problem("header longer than " + MessageLimits.FIELD_BYTES + " bytes", firstLine);
    if (!named) return;
    var name = HeaderName.of(bytes, start, nameEnd, hash);
    fields.add(field(name, valueStart, valueEnd));
  }

  /// Moves to the end of the value, over its folds.
  private void skipValue() {
    at = lineEnd(at);
    while (at + 2 < bytes.length
        && bytes[at] == '\r'
        && bytes[at + 1] == '\n'
        && Text.space(bytes[at + 2])) {
      line++;
      at = lineEnd(at + 3);
    }
  }

  /// The first CR or LF from there on.
  private int lineEnd(int from) {
    int next = from;
    while (next < bytes.length && !ends(bytes[next])) next++;
    return next;
  }

  private static boolean ends(byte b) {
    return b <= '\r' && (b == '\r' || b == '\n'); // one comparison for nearly all
  }

  private Field field(HeaderName name, int start, int end) {
    while (start < end && blank(bytes[start])) start++;
    while (end > start && blank(bytes[end - 1])) end--;
    return new Field(name, bytes, start, end);
  }

  private static boolean blank(byte b) {
    return b == ' ' || b == '\t' || b == '\r' || b == '\n';
  }

  /// Where the body ends, RFC 3261 §18.3: what is behind a shorter Content-Length is ignored. The
  /// empty line may only be missing from a message that says it has no body.
  private int bodyEnd(Fields headers) {
    long length = NO_LENGTH;
    for (var field : headers.lines()) {
      if (field.name() != HeaderName.CONTENT_LENGTH) continue;
      if (length != NO_LENGTH) problem("Content-Length twice", field.line());
      length = Numbers.of(field.value());
      if (length < 0) problem("Content-Length that is not a number", field.line());
      else if (length > bytes.length - at)
        problem("Content-Length larger than the body", field.line());
    }
    if (!headEnded && length != 0) problem("message ends within its headers", line);
    return length < 0 || problem != null ? bytes.length : at + (int) length;
  }

  private void problem(String reason, int where) {
    if (problem != null) return;
    problem = reason;
    problemLine = where;
  }

  private static MalformedMessage refusal(
      StartLine startLine, Fields headers, String reason, int line) {
    var kind = startLine.kind();
    var way = kind == MalformedMessage.Kind.REQUEST ? wayBack(headers) : NO_WAY;
    if (way.isEmpty()) return new MalformedMessage(kind, reason, line, null);
    int status = startLine.refusal();
    var words = status == Status.BAD_REQUEST ? reason : Status.phrase(status);
    var answer = new Response(status, words, way.get(), Body.NONE);
    return new MalformedMessage(kind, reason, line, answer);
  }

  /// The headers of an answer, when its Via can be read: as it came, or else as much of the top one
  /// as leads back, since its parameters may be what is malformed.
  private static Optional<Fields> wayBack(Fields headers) {
    var copied = Response.copied(headers);
    var vias = headers.all(HeaderName.VIA);
    if (vias.isEmpty()) return NO_WAY;
    try {
      Via.parse(Commas.first(vias.getFirst().value()));
      return Optional.of(copied);
    } catch (MalformedValue unreadable) {
      var top = vias.getFirst().value().split("[;,]", 2)[0];
      return via(top).map(via -> copied.with(HeaderName.VIA, via.toString()));
    }
  }

  private static Optional<Via> via(String text) {
    try {
      return Optional.of(Via.parse(text));
    } catch (MalformedValue unreadable) {
      return Optional.empty();
    }
  }
}
