package org.umbel.domain.notice;

import java.util.List;
import org.umbel.domain.message.MessageCounts;
import org.umbel.domain.message.NewMessage;
import org.umbel.domain.message.NewMessage.Kind;

/// How many messages of each kind are new.
public record NewMessages(int voice, int fax, int text) {

  /// What was counted.
  public static NewMessages of(MessageCounts counts) {
    return new NewMessages(counts.fresh(), counts.fax(), counts.text());
  }

  /// So many of each kind.
  public static NewMessages of(List<NewMessage> messages) {
    return new NewMessages(
        count(messages, Kind.VOICE), count(messages, Kind.FAX), count(messages, Kind.TEXT));
  }

  private static int count(List<NewMessage> messages, Kind kind) {
    return (int) messages.stream().filter(message -> message.kind() == kind).count();
  }

  /// Of one kind.
  public int of(Kind kind) {
    return switch (kind) {
      case VOICE -> voice;
      case FAX -> fax;
      case TEXT -> text;
    };
  }

  /// Of all kinds.
  public int total() {
    return voice + fax + text;
  }
}
