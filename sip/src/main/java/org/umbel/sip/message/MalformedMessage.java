package org.umbel.sip.message;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.umbel.sip.SipException;

/// Bytes that are no SIP message, or one that breaks the grammar or passes a bound of {@link
/// MessageLimits}. It carries no stack trace, as strangers cause it.
public final class MalformedMessage extends SipException {
  private static final long serialVersionUID = 1;

  /// What the bytes began like, which decides what is done with them.
  public enum Kind {
    /// To be answered with {@link MalformedMessage#answer} where there is one.
    REQUEST,
    /// Never answered, RFC 3261 §17.
    ACK,
    /// Dropped, RFC 3261 §18.1.2.
    RESPONSE,
    /// Not SIP at all; dropped.
    UNREADABLE
  }

  private final Kind kind;
  private final String reason;
  private final int line;
  private final transient @Nullable Response answer;

  MalformedMessage(Kind kind, String reason, int line, @Nullable Response answer) {
    super(line > 0 ? reason + ", line " + line : reason, false);
    this.kind = kind;
    this.reason = reason;
    this.line = line;
    this.answer = answer;
  }

  /// For a message whose kind is of no matter any more.
  static MalformedMessage of(String reason, int line) {
    return new MalformedMessage(Kind.UNREADABLE, reason, line, null);
  }

  public Kind kind() {
    return kind;
  }

  /// What is wrong, in words, without the line.
  public String reason() {
    return reason;
  }

  /// The line it is wrong in, from 1; 0 when it is about the whole message.
  public int line() {
    return line;
  }

  /// The response that says so (400, 414 for a Request-URI that is too long, 505 for another
  /// version of SIP), when the message is a request other than ACK and its top Via could be read.
  /// It has those of Via, From, To, Call-ID and CSeq that the request had, and goes back where the
  /// request came from.
  public Optional<Response> answer() {
    return Optional.ofNullable(answer);
  }
}
