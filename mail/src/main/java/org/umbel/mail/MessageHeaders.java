package org.umbel.mail;

/// The headers by which a voice message among mails is known, and what they tell. Values are ASCII;
/// the caller's name is encoded as RFC 2047 wants it.
public final class MessageHeaders {
  /// The message's id. A mail that has this header says that it is a voice message.
  public static final String MESSAGE = "X-Umbel-Message";

  /// [MessageFacts] under a [Seal]. What the other headers say is for people and their filters.
  public static final String SEAL = "X-Umbel-Seal";

  public static final String CALL = "X-Umbel-Call";
  public static final String CALLER_NUMBER = "X-Umbel-Caller-Number";
  public static final String CALLER_NAME = "X-Umbel-Caller-Name";

  /// Length of the sound as ISO 8601 writes it, such as `PT23.4S`.
  public static final String DURATION = "X-Umbel-Duration";

  /// When the call was, ISO 8601 in UTC; the mail's own Date has seconds only.
  public static final String RECEIVED = "X-Umbel-Received";

  public static final String REASON = "X-Umbel-Reason";

  private MessageHeaders() {}
}
