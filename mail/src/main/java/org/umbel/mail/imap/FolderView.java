package org.umbel.mail.imap;

import jakarta.mail.Flags;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.umbel.domain.message.MessageId;

/// The voice messages of a folder at one moment.
///
/// @param index what is worth remembering of it
/// @param messages each with all its mails; more than one when it was mailed twice
record FolderView(FolderIndex index, Map<MessageId, List<Copy>> messages) {

  /// One mail with a voice message.
  record Copy(KnownMessage known, Message mail) {

    boolean is(Flags.Flag flag) throws MessagingException {
      return mail.isSet(flag);
    }
  }

  static FolderView of(FolderIndex index, Collection<Copy> copies) {
    var messages = new LinkedHashMap<MessageId, List<Copy>>();
    for (var copy : copies) {
      messages.computeIfAbsent(copy.known().id(), _ -> new ArrayList<>()).add(copy);
    }
    return new FolderView(index, messages);
  }

  /// The mails with this message that the server has not said to be gone.
  List<Message> mails(MessageId id) {
    return messages.getOrDefault(id, List.of()).stream()
        .map(Copy::mail)
        .filter(mail -> !mail.isExpunged())
        .toList();
  }
}
