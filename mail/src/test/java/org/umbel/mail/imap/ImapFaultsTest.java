package org.umbel.mail.imap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.umbel.domain.message.Mailbox;
import org.umbel.domain.message.MailboxUnavailable;
import org.umbel.domain.message.MessageCounts;
import org.umbel.domain.person.Extension;
import org.umbel.domain.person.Person;
import org.umbel.domain.speech.Language;
import org.umbel.mail.Login;
import org.umbel.mail.Seal;
import org.umbel.mail.Secret;
import org.umbel.mail.Timeouts;
import org.umbel.mail.Trust;

/// What servers do that are not well: each ends within the stated time, is told in words, and is
/// over when the server is well again.
@Timeout(20)
class ImapFaultsTest {
  private static final Person ANNA =
      new Person(
          new Extension("4000"),
          "Anna",
          Optional.of("anna@example.test"),
          Language.ENGLISH,
          List.of(),
          true);
  private static final Duration PATIENCE = Duration.ofMillis(300);
  private static final Seal SEAL = new Seal(new byte[32], Instant.EPOCH);

  private final AtomicReference<Instant> now =
      new AtomicReference<>(Instant.parse("2026-03-02T12:00:00Z"));
  private ScriptedImap server;

  @BeforeEach
  void start() throws IOException {
    server = ScriptedImap.start();
  }

  @AfterEach
  void stop() throws IOException {
    server.close();
  }

  @Test
  void aServerThatHangsIsWaitedForNoLongerThanStated() {
    for (var command : List.of("LOGIN", "EXAMINE")) {
      server.answer(command, ScriptedImap.HANGS);
      try (var mailboxes = mailboxes(2)) {
        var begun = System.nanoTime();

        failsWith(mailboxes, "no answer in time");

        assertThat(Duration.ofNanos(System.nanoTime() - begun))
            .isLessThan(PATIENCE.multipliedBy(5));
        server.answer(command, "TAG OK").folder(1, 0);
        recovers(mailboxes);
      }
    }
  }

  @Test
  void aServerThatHangsBeforeItGreetsIsWaitedForNoLongerThanStated() {
    server.answer("greeting", ScriptedImap.HANGS);
    try (var mailboxes = mailboxes(2)) {
      failsWith(mailboxes, "no answer in time");
      assertThat(mailboxes.condition().words()).contains("no answer in time");

      server.answer("greeting", "* OK again");
      recovers(mailboxes);
    }
  }

  @Test
  void tooManyConnectionsAreToldWithTheServersWords() {
    server.answer("LOGIN", "TAG NO [LIMIT] Maximum number of connections exceeded");
    try (var mailboxes = mailboxes(2)) {
      failsWith(mailboxes, "Maximum number of connections exceeded");
      assertThat(mailboxes.condition().well()).isFalse();
      assertThat(mailboxes.condition().words()).contains("Maximum number of connections");

      server.answer("LOGIN", "TAG OK");
      recovers(mailboxes);
    }
  }

  @Test
  void aServerThatSaysByeInsteadOfHelloIsToldWithItsWords() {
    server.answer("greeting", "* BYE down for maintenance", ScriptedImap.CLOSES);
    try (var mailboxes = mailboxes(2)) {
      failsWith(mailboxes, "127.0.0.1");
      assertThat(mailboxes.condition().well()).isFalse();

      server.answer("greeting", "* OK again");
      recovers(mailboxes);
    }
  }

  @Test
  void aServerThatSaysByeInTheMiddleEndsTheVisitAndNothingElse() {
    try (var mailboxes = mailboxes(2)) {
      assertThatThrownBy(() ->
              mailboxes.visit(
                  ANNA,
                  box -> {
                    server.answer("NOOP", "* BYE shutting down", ScriptedImap.CLOSES);
                    return box.messages();
                  }))
          .isInstanceOf(MailboxUnavailable.class);

      server.answer("NOOP", "TAG OK");
      recovers(mailboxes);
    }
  }

  @Test
  void aConnectionThatTheServerEndsInTheMiddleIsOpenedAgainAndTheVisitGoesOn() {
    try (var mailboxes = mailboxes(2)) {
      mailboxes.visit(
          ANNA,
          box -> {
            server.endAll();
            return box.messages();
          });
    }
    assertThat(logins()).isEqualTo(2);
  }

  @Test
  void aServerThatHangsInTheMiddleIsNotAskedAgain() {
    try (var mailboxes = mailboxes(2)) {
      assertThatThrownBy(() ->
              mailboxes.visit(
                  ANNA,
                  box -> {
                    server.answer("NOOP", ScriptedImap.HANGS);
                    return box.messages();
                  }))
          .isInstanceOf(MailboxUnavailable.class);
    }
    assertThat(logins()).isEqualTo(1);
  }

  @Test
  void whenTheFolderIsAnotherOneEverythingIsLookedForAgain() {
    try (var mailboxes = mailboxes(2)) {
      mailboxes.visit(ANNA, Mailbox::messages);
      var searches = searches();
      mailboxes.visit(ANNA, Mailbox::messages);
      assertThat(searches()).isEqualTo(searches);

      server.folder(2, 0);
      mailboxes.visit(ANNA, Mailbox::messages);

      assertThat(searches()).isEqualTo(searches + 1);
    }
  }

  @Test
  void aMailboxWithoutRoomForOneMoreMessageIsFull() {
    assertThat(full()).as("a server without quota").isFalse();
    server.answer("CAPABILITY", "* CAPABILITY IMAP4rev1 NAMESPACE UIDPLUS QUOTA", "TAG OK");
    for (var left : List.of(649, 650)) {
      var storage = "STORAGE " + (10_240 - left) + " 10240";
      quota(storage + " MESSAGE 3 9");
      assertThat(full()).isEqualTo(left < 650);
    }
    quota("STORAGE 1 10240 MESSAGE 9 9");
    assertThat(full()).isTrue();
    server.answer("GETQUOTAROOT", "* QUOTAROOT INBOX", "TAG OK");
    assertThat(full()).as("a mailbox without a bound").isFalse();
  }

  private void quota(String resources) {
    server.answer(
        "GETQUOTAROOT", "* QUOTAROOT INBOX all", "* QUOTA all (" + resources + ")", "TAG OK");
  }

  private boolean full() {
    try (var mailboxes = mailboxes(2)) {
      return mailboxes.visit(ANNA, Mailbox::full);
    }
  }

  @Test
  void aLoginThatHasExpiredIsToldAndKeepsNobodyElseOut() {
    server.answer("LOGIN", "TAG NO [EXPIRED] Password has expired");
    try (var mailboxes = mailboxes(2)) {
      failsWith(mailboxes, "the server refused the login: [EXPIRED] Password has expired");
      assertThat(mailboxes.condition().words()).contains("refused the login");

      server.answer("LOGIN", "TAG OK");
      assertThat(mailboxes.count(ANNA)).as("without a rest").isEqualTo(MessageCounts.NONE);
      assertThat(mailboxes.condition().well()).isTrue();
    }
  }

  @Test
  void aServerThatRefersToAnotherOneIsFollowedThere() throws IOException {
    try (var other = ScriptedImap.start();
        var mailboxes = mailboxes(2)) {
      var there = other.server();
      server.answer("LOGIN", "TAG NO [REFERRAL imap://berg;AUTH=*@" + there + "/] not here");

      assertThat(mailboxes.count(ANNA)).isEqualTo(MessageCounts.NONE);

      assertThat(other.commands()).anyMatch(command -> command.contains("LOGIN berg"));
      assertThat(mailboxes.condition().well()).isTrue();
    }
  }

  @Test
  void serversThatReferToEachOtherAreNotFollowedForEver() {
    server.answer("LOGIN", "TAG NO [REFERRAL imap://a@" + server.server() + "/] go there");
    try (var mailboxes = mailboxes(2)) {
      assertThatThrownBy(() -> mailboxes.count(ANNA)).isInstanceOf(MailboxUnavailable.class);

      assertThat(server.commands().stream().filter(c -> c.contains("LOGIN ")).count()).isEqualTo(2);
    }
  }

  @Test
  void thereAreNeverMoreConnectionsThanTheBound() throws InterruptedException {
    var inside = new CountDownLatch(2);
    var leave = new Semaphore(0);
    try (var mailboxes = mailboxes(2);
        var visitors = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var i = 0; i < 2; i++) {
        visitors.execute(() ->
            mailboxes.visit(
                ANNA,
                box -> {
                  inside.countDown();
                  leave.acquireUninterruptibly();
                  return box;
                }));
      }
      inside.await();

      assertThatThrownBy(() -> mailboxes.count(ANNA))
          .isInstanceOf(MailboxUnavailable.class)
          .hasMessageContaining("all 2 connections to the mail server are in use");

      leave.release(2);
    }
    assertThat(server.mostAtOnce()).isEqualTo(2);
  }

  private void failsWith(ImapMailboxes mailboxes, String words) {
    assertThatThrownBy(() -> mailboxes.count(ANNA))
        .isInstanceOf(MailboxUnavailable.class)
        .hasMessageContaining(words);
  }

  /// After the longest rest of a server.
  private void recovers(ImapMailboxes mailboxes) {
    now.updateAndGet(before -> before.plusSeconds(60));

    assertThat(mailboxes.count(ANNA)).isEqualTo(MessageCounts.NONE);
    assertThat(mailboxes.condition().well()).isTrue();
  }

  private long logins() {
    return server.commands().stream().filter(command -> command.contains("LOGIN ")).count();
  }

  private long searches() {
    return server.commands().stream().filter(command -> command.contains("SEARCH")).count();
  }

  private ImapMailboxes mailboxes(int connections) {
    var settings =
        new ImapSettings(
            List.of(server.server()),
            new ImapAccess.AsPerson(
                new Login("umbel", new Secret("x")), new LoginPattern("$(MAILBOX)")),
            _ -> MailAccount.USUAL,
            "INBOX",
            Optional.empty(),
            connections,
            true,
            new Timeouts(PATIENCE, PATIENCE),
            Trust.ofJava());
    InstantSource clock = now::get;
    return new ImapMailboxes(settings, SEAL, clock, _ -> {});
  }
}
