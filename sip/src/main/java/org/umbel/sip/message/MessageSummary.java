package org.umbel.sip.message;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// What waits in a mailbox, for the lamp of a phone: the body of RFC 3842 §5.2.
///
/// @param waiting whether the lamp is on
/// @param account the mailbox to be called, when it is said
/// @param counts of those kinds that are counted at all
public record MessageSummary(boolean waiting, Optional<Uri> account, Map<Kind, Counts> counts) {
  private static final int LINES = 100;
  private static final int HIGHEST_COUNT = 999_999;

  /// Kinds of messages, RFC 3458 §6.
  public enum Kind {
    VOICE("Voice-Message"),
    FAX("Fax-Message"),
    PAGER("Pager-Message"),
    MULTIMEDIA("Multimedia-Message"),
    TEXT("Text-Message"),
    NONE("None");

    private final String header;

    Kind(String header) {
      this.header = header;
    }
  }

  /// How many there are. Urgent ones are contained in the others.
  public record Counts(int fresh, int old, int urgentFresh, int urgentOld) {
    public static Counts of(int fresh, int old) {
      return new Counts(fresh, old, 0, 0);
    }
  }

  /// Copies the counts.
  public MessageSummary {
    counts = Map.copyOf(counts);
  }

  /// Of voice messages alone; the lamp is on when there are fresh ones.
  public static MessageSummary ofVoice(Uri account, Counts voice) {
    return new MessageSummary(voice.fresh > 0, Optional.of(account), Map.of(Kind.VOICE, voice));
  }

  /// Reads a body. Lines we do not know are passed over.
  ///
  /// @throws MalformedValue when it does not say whether messages wait, or a count is none
  public static MessageSummary read(byte[] body) {
    var text = new String(body, UTF_8);
    Optional<Boolean> waiting = Optional.empty();
    Optional<Uri> account = Optional.empty();
    var counts = new EnumMap<Kind, Counts>(Kind.class);
    for (var line : text.split("\r?\n", LINES)) {
      int colon = line.indexOf(':');
      if (colon < 0) continue;
      var value = line.substring(colon + 1).strip();
      switch (line.substring(0, colon).strip().toLowerCase(Locale.ROOT)) {
        case "messages-waiting" -> waiting = Optional.of(value.equalsIgnoreCase("yes"));
        case "message-account" -> account = Optional.of(Uri.parse(value));
        case String name -> kind(name).ifPresent(kind -> counts.put(kind, counts(value)));
      }
    }
    if (waiting.isEmpty()) throw malformed("without Messages-Waiting", text);
    return new MessageSummary(waiting.get(), account, counts);
  }

  private static Optional<Kind> kind(String header) {
    for (var kind : Kind.values())
      if (kind.header.equalsIgnoreCase(header)) return Optional.of(kind);
    return Optional.empty();
  }

  /// Reads `2/8 (0/2)`; the urgent ones may be missing.
  private static Counts counts(String value) {
    int open = value.indexOf('(');
    if (open < 0) return Counts.of(count(value, 0), count(value, 1));
    int close = value.indexOf(')', open);
    if (close < 0) throw malformed("with a count without )", value);
    var all = value.substring(0, open);
    var urgent = value.substring(open + 1, close);
    return new Counts(count(all, 0), count(all, 1), count(urgent, 0), count(urgent, 1));
  }

  private static int count(String pair, int which) {
    int slash = pair.indexOf('/');
    if (slash < 0) throw malformed("with a count that is not new/old", pair);
    var text = which == 0 ? pair.substring(0, slash) : pair.substring(slash + 1);
    long count = Numbers.of(text.strip());
    if (count < 0) throw malformed("with a count that is not a number", pair);
    return (int) Math.min(count, HIGHEST_COUNT);
  }

  private static MalformedValue malformed(String reason, String text) {
    return new MalformedValue("Message summary", reason, text);
  }

  /// The body to be sent, as {@link MediaType#MESSAGE_SUMMARY}.
  public byte[] write() {
    var text = new StringBuilder("Messages-Waiting: ").append(waiting ? "yes" : "no");
    account.ifPresent(uri -> text.append("\r\nMessage-Account: ").append(uri));
    for (var kind : Kind.values()) {
      if (!counts.containsKey(kind)) continue;
      var count = counts.getOrDefault(kind, Counts.of(0, 0));
      text.append("\r\n").append(kind.header).append(": ");
      text.append(count.fresh).append('/').append(count.old).append(" (");
      text.append(count.urgentFresh).append('/').append(count.urgentOld).append(')');
    }
    return text.append("\r\n").toString().getBytes(UTF_8);
  }
}
