package org.umbel.mail.imap;

import jakarta.mail.FetchProfile;
import jakarta.mail.Flags;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.UIDFolder;
import jakarta.mail.search.AndTerm;
import jakarta.mail.search.FlagTerm;
import jakarta.mail.search.SearchTerm;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.umbel.domain.message.MailEntry;
import org.umbel.domain.message.Mails;

/// Finds mails that are no voice messages in a folder of any size: the server searches by its
/// index, and only the headers of the newest ones are read.
///
/// @param folder open
/// @param heading reads their headers
record MailFinder(IMAPFolder folder, MailHeading heading) {
  /// Mails that many have read are many, so they are searched for from the end of the folder, so
  /// many at a time.
  private static final int BLOCK = 2_000;

  /// @param heard whether those with \Seen are wanted, or those without
  /// @param voice mails to be left out
  Mails find(boolean heard, Set<Message> voice) throws MessagingException {
    var found = heard ? seen(voice) : unseen(voice);
    var newest = found.subList(0, Math.min(Mails.MOST, found.size()));
    return new Mails(Math.max(found.size(), newest.size()), entries(newest));
  }

  private List<Message> unseen(Set<Message> voice) throws MessagingException {
    return without(voice, folder.search(wanted(false)));
  }

  private List<Message> seen(Set<Message> voice) throws MessagingException {
    var found = new ArrayList<Message>();
    for (var last = folder.getMessageCount(); last > 0; last -= BLOCK) {
      var block = folder.getMessages(Math.max(1, last - BLOCK + 1), last);
      found.addAll(without(voice, folder.search(wanted(true), block)));
      if (found.size() >= Mails.MOST) {
        break;
      }
    }
    return found;
  }

  /// In RFC 3501 §6.4.4: `SEEN UNDELETED`, or `UNSEEN UNDELETED`.
  private static SearchTerm wanted(boolean heard) {
    return new AndTerm(
        new FlagTerm(new Flags(Flags.Flag.SEEN), heard),
        new FlagTerm(new Flags(Flags.Flag.DELETED), false));
  }

  /// The newest first.
  private static List<Message> without(Set<Message> voice, Message[] mails) {
    var others = new ArrayList<>(Arrays.asList(mails));
    others.removeIf(voice::contains);
    Collections.reverse(others);
    return others;
  }

  private List<MailEntry> entries(List<Message> mails) throws MessagingException {
    var headers = new FetchProfile();
    headers.add(UIDFolder.FetchProfileItem.UID);
    headers.add(FetchProfile.Item.ENVELOPE);
    headers.add(FetchProfile.Item.FLAGS);
    headers.add(MailHeading.CONTEXT);
    folder.fetch(mails.toArray(Message[]::new), headers);
    var validity = folder.getUIDValidity();
    var entries = new ArrayList<MailEntry>();
    for (var mail : mails) {
      if (!mail.isExpunged()) {
        entries.add(heading.read(new MailId(validity, folder.getUID(mail)).id(), mail));
      }
    }
    return entries;
  }

  /// @return empty when it is gone
  Optional<Message> find(MailId id) throws MessagingException {
    if (id.validity() != folder.getUIDValidity()) {
      return Optional.empty();
    }
    return Optional.ofNullable(folder.getMessageByUID(id.uid())).filter(mail -> !mail.isExpunged());
  }
}
