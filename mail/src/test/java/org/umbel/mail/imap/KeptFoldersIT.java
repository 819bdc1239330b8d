package org.umbel.mail.imap;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.Folder;
import jakarta.mail.MessagingException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.umbel.mail.TestMail;
import org.umbel.testkit.part.Needs;

/// Connections kept open for the next count.
@Needs(
    value = {"dovecot", "postfix"},
    root = true)
@Timeout(60)
class KeptFoldersIT {
  private final ImapSettings settings = TestMail.imap(TestMail.administrator(), Optional.empty());
  private final MailHosts hosts = new MailHosts(settings.servers(), InstantSource.system());
  private final AtomicReference<Instant> now =
      new AtomicReference<>(Instant.parse("2026-03-02T12:00:00Z"));

  @Test
  void whoTakesOneHasItAlone() throws MessagingException {
    try (var folders = new KeptFolders(2, now::get)) {
      var folder = opened();
      folders.keep(folder);

      assertThat(folders.take(folder.owner())).isPresent();
      assertThat(folders.take(folder.owner())).isEmpty();
      folder.close();
    }
  }

  @Test
  void beyondTheBoundTheOneUnusedForTheLongestTimeIsClosed() throws MessagingException {
    try (var folders = new KeptFolders(2, now::get)) {
      var first = opened();
      var second = opened();
      folders.keep(first);
      folders.keep(second);
      folders.keep(folders.take(first.owner()).orElseThrow());

      folders.keep(opened());

      assertThat(second.connection().store().isConnected()).isFalse();
      assertThat(first.connection().store().isConnected()).isTrue();
      assertThat(folders.size()).isEqualTo(2);
    }
  }

  @Test
  void oneNobodyUsesIsClosedAfterAWhile() throws MessagingException {
    try (var folders = new KeptFolders(2, now::get)) {
      var folder = opened();
      folders.keep(folder);
      pass(KeptFolders.LONGEST_IDLE);
      folders.closeIdle();
      assertThat(folder.connection().store().isConnected()).isTrue();

      pass(Duration.ofMillis(1));
      folders.closeIdle();

      assertThat(folder.connection().store().isConnected()).isFalse();
      assertThat(folders.size()).isZero();
    }
  }

  @Test
  void afterTheEndNothingIsKept() throws MessagingException {
    var folders = new KeptFolders(2, now::get);
    folders.close();
    var folder = opened();

    folders.keep(folder);

    assertThat(folder.connection().store().isConnected()).isFalse();
  }

  private void pass(Duration time) {
    now.updateAndGet(before -> before.plus(time));
  }

  private KeptFolder opened() throws MessagingException {
    var connection = ImapConnection.open(hosts, settings, TestMail.somebody(), settings.timeouts());
    return new KeptFolder(connection, connection.messages(Folder.READ_ONLY), Instant.MIN);
  }
}
