package org.umbel.domain.message;

import java.util.List;

/// The mails, faxes and text messages of a mailbox, as far as somebody on the phone wants to know
/// them.
///
/// @param total how many there are, at least as many as are listed
/// @param newest the newest ones, the newest first, at most [#MOST]
public record Mails(int total, List<MailEntry> newest) {
  /// So many are listed; nobody listens to more of them in one call.
  public static final int MOST = 100;

  public static final Mails NONE = new Mails(0, List.of());

  public Mails {
    newest = List.copyOf(newest);
    if (newest.size() > MOST || total < newest.size()) {
      throw new IllegalArgumentException(newest.size() + " mails listed of " + total);
    }
  }

  /// How many there are of a kind. Those that are not listed count as mails.
  public int count(MailEntry.Kind kind) {
    var listed = (int) newest.stream().filter(entry -> entry.kind() == kind).count();
    return kind == MailEntry.Kind.MAIL ? listed + total - newest.size() : listed;
  }
}
