package org.umbel.mail.imap;

import jakarta.mail.Folder;
import jakarta.mail.FolderClosedException;
import jakarta.mail.MessagingException;
import jakarta.mail.StoreClosedException;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.util.Optional;
import java.util.function.Supplier;
import org.eclipse.angus.mail.imap.IMAPFolder;

/// The person's folder for the time of a visit. Servers end connections in the middle, for they are
/// restarted or the access token has expired: then the folder is opened anew, by a login of its
/// own, and the step done again. A server that hangs is not asked a second time. Belongs to one
/// thread.
final class OpenFolder implements AutoCloseable {
  private final Optional<Supplier<ImapConnection>> again;
  private ImapConnection connection;
  private IMAPFolder folder;

  /// @param again opens a connection for the person once more; empty where nobody waits for it
  private OpenFolder(
      ImapConnection connection, IMAPFolder folder, Optional<Supplier<ImapConnection>> again) {
    this.connection = connection;
    this.folder = folder;
    this.again = again;
  }

  /// For a visit.
  ///
  /// @param connections opens one for the person, each time
  static OpenFolder forVisit(Supplier<ImapConnection> connections) throws MessagingException {
    var connection = connections.get();
    return new OpenFolder(connection, opened(connection), Optional.of(connections));
  }

  /// One that is looked into, and belongs to somebody else.
  static OpenFolder looked(KeptFolder kept) {
    return new OpenFolder(kept.connection(), kept.folder(), Optional.empty());
  }

  private static IMAPFolder opened(ImapConnection connection) throws MessagingException {
    try {
      return connection.messages(Folder.READ_WRITE);
    } catch (MessagingException | RuntimeException refused) {
      connection.close();
      throw refused;
    }
  }

  /// Something done with the folder; done twice it must be as if it was done once.
  @FunctionalInterface
  interface Step<T> {
    T in(ImapConnection connection, IMAPFolder folder) throws MessagingException, IOException;
  }

  <T> T attempt(Step<T> step) throws MessagingException, IOException {
    try {
      return step.in(connection, folder);
    } catch (MessagingException | IOException failure) {
      if (again.isEmpty() || !ended(failure)) {
        throw failure;
      }
      connection.close();
      connection = again.get().get();
      folder = opened(connection);
    }
    return step.in(connection, folder);
  }

  /// Whether the server ended the connection, and did not just say nothing for too long: the
  /// library has no other sign of that than its words.
  private static boolean ended(Exception failure) {
    var cause = failure instanceof IOException told ? told.getCause() : failure;
    return (cause instanceof FolderClosedException || cause instanceof StoreClosedException)
        && !String.valueOf(cause.getMessage()).contains(SocketTimeoutException.class.getName());
  }

  @Override
  public void close() {
    connection.close();
  }
}
