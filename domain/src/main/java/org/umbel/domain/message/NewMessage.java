package org.umbel.domain.message;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.umbel.domain.call.Caller;

/// A message that nobody has heard or read yet, of a kind that people are told of (MW-2).
public record NewMessage(MessageId id, Kind kind, Instant receivedAt, Caller caller) {

  /// What it is. Mails are told of by mail programs.
  public enum Kind {
    VOICE,
    FAX,
    TEXT
  }

  /// All of them in a mailbox, the newest first.
  public static List<NewMessage> in(Mailbox mailbox) {
    var found = new ArrayList<NewMessage>();
    for (var voice : mailbox.messages()) {
      if (!voice.heard() && !voice.deleted()) {
        found.add(new NewMessage(voice.id(), Kind.VOICE, voice.receivedAt(), voice.caller()));
      }
    }
    for (var mail : mailbox.mails(false).newest()) {
      switch (mail.kind()) {
        case FAX -> found.add(of(mail, Kind.FAX));
        case TEXT -> found.add(of(mail, Kind.TEXT));
        case MAIL -> {}
      }
    }
    found.sort(Comparator.comparing(NewMessage::receivedAt).reversed());
    return found;
  }

  private static NewMessage of(MailEntry mail, Kind kind) {
    return new NewMessage(mail.id(), kind, mail.receivedAt(), mail.sender());
  }
}
