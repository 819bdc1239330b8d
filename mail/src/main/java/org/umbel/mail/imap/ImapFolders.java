package org.umbel.mail.imap;

import jakarta.mail.Folder;
import jakarta.mail.MessagingException;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.eclipse.angus.mail.imap.IMAPStore;
import org.umbel.domain.person.Person;

/// Finds a person's folders as the account that is logged in sees them.
///
/// @param access the way that was opened
record ImapFolders(IMAPStore store, ImapAccess access, Person person, MailAccount account) {

  /// @param name levels separated by `/`, whatever the server uses
  /// @throws NoSuchNamespace when the server shows no mailboxes of other users
  IMAPFolder named(String name) throws MessagingException {
    return switch (access) {
      case ImapAccess.OtherUsers(var admin, var user) ->
          below(others(user.fill(person, account, admin.user()).orElse("")), name);
      case ImapAccess.FullPath(var admin, var path) ->
          below(at(path.fill(person, account, admin.user()).orElse("")), name);
      case ImapAccess.AsPerson _,
          ImapAccess.OnBehalf _,
          ImapAccess.OwnPassword _,
          ImapAccess.OwnFirst _ ->
          own(name);
    };
  }

  private Folder others(String user) throws MessagingException {
    var found = store.getUserNamespaces(user);
    if (found.length == 0) {
      throw new NoSuchNamespace();
    }
    return found[0];
  }

  private static IMAPFolder below(Folder inbox, String name) throws MessagingException {
    var found = isInbox(name) ? inbox : inbox.getFolder(separated(inbox, name));
    return (IMAPFolder) found;
  }

  private Folder at(String path) throws MessagingException {
    return store.getFolder(separated(store.getDefaultFolder(), path));
  }

  /// Some servers have a person's folders below INBOX, and tell so.
  private IMAPFolder own(String name) throws MessagingException {
    if (isInbox(name)) {
      return (IMAPFolder) store.getFolder(name);
    }
    var personal = store.getPersonalNamespaces();
    var root = personal.length == 0 ? store.getDefaultFolder() : personal[0];
    var path = separated(root, name);
    var before = root.getFullName().isEmpty() ? "" : root.getFullName() + root.getSeparator();
    return (IMAPFolder) store.getFolder(path.startsWith(before) ? path : before + path);
  }

  private static boolean isInbox(String name) {
    return name.equalsIgnoreCase("INBOX");
  }

  private static String separated(Folder like, String path) throws MessagingException {
    return path.contains("/") ? path.replace('/', like.getSeparator()) : path;
  }
}
