package org.umbel.mail.imap;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.umbel.domain.person.Extension;
import org.umbel.domain.person.Person;
import org.umbel.mail.TestMail;
import org.umbel.testkit.part.Needs;

/// Changes made by mail clients (MW-1).
@Needs(
    value = {"dovecot", "postfix"},
    root = true)
@Timeout(60)
class ImapWatchIT {
  private final Person owner = TestMail.somebody();
  private final BlockingQueue<Extension> changed = new LinkedBlockingQueue<>();
  private volatile List<Person> people = List.of(owner);
  private final ImapSettings settings = TestMail.imap(TestMail.administrator(), Optional.empty());

  @Test
  void aChangeByAMailProgramIsToldWithinSeconds() throws InterruptedException {
    OrdinaryMail.send(TestMail.system().smtpPort(), address());
    try (var watch = start(WatchPlan.DEFAULT);
        var program = TestMail.system().open(address().replaceAll("@.*", ""))) {
      program.awaitCount(1, Duration.ofSeconds(10));
      told();
      drain();

      program.markRead(1);
      told();

      program.delete(1);
      told();
      assertThat(watch.condition().words()).startsWith("1 mailboxes watched as they change");
    }
  }

  @Test
  void aConnectionIsRenewedAndTheMailboxReported() throws InterruptedException {
    var plan = new WatchPlan(1, Duration.ofMillis(300), Duration.ofMinutes(1));
    try (var watch = start(plan)) {
      told();
      told();
      assertThat(watch.condition().well()).isTrue();
    }
  }

  @Test
  void beyondTheBoundMailboxesAreReportedInTurn() throws InterruptedException {
    var plan = new WatchPlan(0, Duration.ofMinutes(1), Duration.ofMillis(50));
    try (var watch = start(plan)) {
      told();
      told();
      assertThat(watch.name()).startsWith("imap watch");
    }
  }

  @Test
  void aMailboxThatIsOnlyPolledIsLookedAtSoonAfterAMessageWasHandedIn()
      throws InterruptedException {
    var plan = new WatchPlan(0, Duration.ofMinutes(1), Duration.ofHours(1));
    try (var watch = start(plan)) {
      watch.expect(owner.extension());

      told();
      told();
    }
  }

  @Test
  void whoComesIsWatchedAndWhoGoesIsNot() throws InterruptedException {
    people = List.of();
    try (var watch = start(WatchPlan.DEFAULT)) {
      assertThat(watch.condition().words()).startsWith("0 mailboxes watched");

      people = List.of(owner);
      watch.look();
      told();
      drain();
      OrdinaryMail.send(TestMail.system().smtpPort(), address());
      told();

      people = List.of();
      watch.look();
      drain();
      OrdinaryMail.send(TestMail.system().smtpPort(), address());
      assertThat(changed.poll(3, TimeUnit.SECONDS)).isNull();
      assertThat(watch.condition().words()).startsWith("0 mailboxes watched");
    }
  }

  @Test
  void aPlaceThatGetsFreeIsTakenBySomebodyWhoWasPolled() throws InterruptedException {
    var other = TestMail.somebody();
    people = List.of(owner, other);
    var plan = new WatchPlan(1, Duration.ofMinutes(10), Duration.ofHours(1));
    try (var watch = start(plan)) {
      told();
      assertThat(watch.condition().words())
          .startsWith("1 mailboxes watched as they change, 1 looked at");

      people = List.of(other);
      watch.look();

      assertThat(changed.poll(15, TimeUnit.SECONDS)).isEqualTo(other.extension());
      assertThat(watch.condition().words())
          .startsWith("1 mailboxes watched as they change, 0 looked at");
    }
  }

  @Test
  void aFolderThatIsMissingIsAskedForLaterAndLater() throws InterruptedException {
    var missing = TestMail.imap(TestMail.administrator(), Optional.empty(), "Nowhere");
    try (var watch =
        ImapWatch.start(
            missing,
            WatchPlan.DEFAULT,
            () -> List.of(owner),
            InstantSource.system(),
            changed::add)) {
      assertThat(changed.poll(2, TimeUnit.SECONDS)).isNull();
      assertThat(watch.condition().words()).startsWith("1 mailboxes watched");
    }
  }

  private ImapWatch start(WatchPlan plan) {
    return ImapWatch.start(settings, plan, () -> people, InstantSource.system(), changed::add);
  }

  private String address() {
    return owner.mail().orElseThrow();
  }

  private void told() throws InterruptedException {
    assertThat(changed.poll(15, TimeUnit.SECONDS)).isEqualTo(owner.extension());
  }

  /// Forgets what was told until the mailbox has been quiet for a while.
  private void drain() throws InterruptedException {
    var told = changed.poll(1, TimeUnit.SECONDS);
    while (told != null) {
      told = changed.poll(1, TimeUnit.SECONDS);
    }
  }
}
