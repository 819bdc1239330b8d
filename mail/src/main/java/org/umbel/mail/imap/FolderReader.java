package org.umbel.mail.imap;

import jakarta.mail.FetchProfile;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.UIDFolder;
import jakarta.mail.search.HeaderTerm;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.eclipse.angus.mail.imap.Utility;
import org.umbel.mail.MessageHeaders;

/// Finds the voice messages in a folder, starting from what is known of it.
///
/// @param searches see [ImapSettings]
/// @param reading tells which mails are voice messages
record FolderReader(boolean searches, MessageReading reading) {
  private static final int BATCH = 500;
  private static final int MOST_MESSAGES = 10_000;
  private static final List<String> HEADERS =
      List.of(
          MessageHeaders.MESSAGE,
          MessageHeaders.SEAL,
          MessageHeaders.RECEIVED,
          MessageHeaders.DURATION,
          MessageHeaders.CALLER_NUMBER,
          MessageHeaders.CALLER_NAME);

  /// @param folder open
  FolderView read(IMAPFolder folder, FolderIndex before) throws MessagingException {
    var validity = folder.getUIDValidity();
    var valid = before.validity() == validity;
    var known = new TreeMap<Long, KnownMessage>();
    var newest = 0L;
    if (valid) {
      known.putAll(before.known());
      newest = learn(folder, newer(folder, before.newest()), before.newest(), known);
    } else {
      newest = Math.max(learn(folder, all(folder), 0, known), folder.getUIDNext() - 1);
    }
    while (known.size() > MOST_MESSAGES) {
      known.pollFirstEntry();
    }
    var copies = present(folder, known);
    known.keySet().retainAll(copies.stream().map(copy -> copy.known().uid()).toList());
    return FolderView.of(new FolderIndex(validity, newest, known), copies);
  }

  /// RFC 3501 §6.4.4: an empty string is in every mail that has the header.
  private Message[] all(IMAPFolder folder) throws MessagingException {
    return searches
        ? folder.search(new HeaderTerm(MessageHeaders.MESSAGE, ""))
        : folder.getMessages();
  }

  private static Message[] newer(IMAPFolder folder, long newest) throws MessagingException {
    return folder.getMessageCount() == 0
        ? new Message[0]
        : folder.getMessagesByUID(newest + 1, UIDFolder.LASTUID);
  }

  /// Reads the headers of mails and adds those that are voice messages.
  ///
  /// @param newest UIDs up to here have been looked at; a range above the last one gives the last
  ///   mail all the same (RFC 3501 §6.4.8)
  /// @return the highest UID seen
  private long learn(
      IMAPFolder folder, Message[] mails, long newest, NavigableMap<Long, KnownMessage> known)
      throws MessagingException {
    var highest = newest;
    for (var start = 0; start < mails.length; start += BATCH) {
      var batch = Arrays.copyOfRange(mails, start, Math.min(mails.length, start + BATCH));
      folder.fetch(batch, headers());
      for (var mail : batch) {
        if (!mail.isExpunged()) {
          var uid = folder.getUID(mail);
          highest = Math.max(highest, uid);
          if (uid > newest) {
            reading.read(uid, mail).ifPresent(message -> known.put(uid, message));
          }
        }
      }
    }
    return highest;
  }

  private static FetchProfile headers() {
    var headers = new FetchProfile();
    headers.add(UIDFolder.FetchProfileItem.UID);
    headers.add(FetchProfile.Item.ENVELOPE);
    HEADERS.forEach(headers::add);
    return headers;
  }

  private static List<FolderView.Copy> present(
      IMAPFolder folder, NavigableMap<Long, KnownMessage> known) throws MessagingException {
    if (known.isEmpty()) {
      return List.of();
    }
    var uids = known.keySet().stream().mapToLong(Long::longValue).toArray();
    var mails =
        Arrays.stream(folder.getMessagesByUID(uids))
            .filter(Objects::nonNull)
            .toArray(Message[]::new);
    flags(folder, mails);
    var copies = new ArrayList<FolderView.Copy>();
    for (var mail : mails) {
      if (!mail.isExpunged()) {
        copies.add(
            new FolderView.Copy(Objects.requireNonNull(known.get(folder.getUID(mail))), mail));
      }
    }
    return copies;
  }

  /// Asks for the flags of mails. The library would ask for those it does not know and believe that
  /// the server tells each change by itself, which in a folder long open not every server does.
  private static void flags(IMAPFolder folder, Message[] mails) throws MessagingException {
    var sets = Utility.toMessageSet(mails, null);
    if (sets == null) {
      return;
    }
    folder.doCommand(protocol -> {
      var answer = protocol.fetch(sets, "FLAGS");
      protocol.notifyResponseHandlers(answer);
      protocol.handleResult(answer[answer.length - 1]);
      return protocol;
    });
  }
}
