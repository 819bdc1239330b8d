package org.umbel.bench.mailbox;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.umbel.bench.Benchmark;
import org.umbel.bench.CannotMeasure;
import org.umbel.bench.Effort;
import org.umbel.bench.Figures;
import org.umbel.bench.Report;
import org.umbel.bench.Table;
import org.umbel.domain.person.Extension;
import org.umbel.domain.person.Person;
import org.umbel.domain.speech.Language;
import org.umbel.mail.Login;
import org.umbel.mail.MailServer;
import org.umbel.mail.Seal;
import org.umbel.mail.Secret;
import org.umbel.mail.Timeouts;
import org.umbel.mail.Tls;
import org.umbel.mail.Trust;
import org.umbel.mail.imap.ImapAccess;
import org.umbel.mail.imap.ImapMailboxes;
import org.umbel.mail.imap.ImapSettings;
import org.umbel.mail.imap.LoginPattern;
import org.umbel.mail.imap.MailAccount;

/// From the login to the sound of the first message: Umbel's mailboxes, which know nothing yet or
/// have been there before, beside a bare client; one at a time and fifty at once.
public final class MailboxBenchmark implements Benchmark {
  private static final int AT_ONCE = 50;

  /// Made after every mail of this world, so that those here need no seal.
  private static final Seal ANY = new Seal(new byte[32], Instant.MAX);

  private static final Login ADMIN = new Login("umadmin", new Secret("masterpw"));

  @Override
  public String name() {
    return "mailbox";
  }

  @Override
  public String about() {
    return "login to first message by IMAP in mailboxes of all sizes, beside a bare client";
  }

  @Override
  public void run(Effort effort, Report report) {
    var sizes = effort.steps(List.of(100, 5_000), List.of(100, 5_000, 50_000));
    for (var form : MailStore.Form.values()) {
      run(form, sizes, effort, report);
    }
  }

  private static void run(MailStore.Form form, List<Integer> sizes, Effort effort, Report report) {
    var users = sizes.stream().map(MailboxBenchmark::user).toList();
    try (var store = MailStore.start(form, users)) {
      var single = table("Login to the first message, %s, one at a time".formatted(form));
      var many = table("Login to the first message, %s, %d at once".formatted(form, AT_ONCE));
      for (var size : sizes) {
        report.progress("mailbox: filling one with %d mails".formatted(size));
        store.fill(user(size), size);
        first(store, size, report);
        report.progress("mailbox: %d mails, one at a time".formatted(size));
        measure(store, size, effort.count(5, 20), 1, single);
      }
      report.table(
          single.note("Wanted: what is in 50 000 mails known within 300 ms of the server's time."));
      for (var size : sizes) {
        report.progress("mailbox: %d mails, %d at once".formatted(size, AT_ONCE));
        measure(store, size, AT_ONCE, AT_ONCE, many);
      }
      report.table(many.note("All fifty open the same mailbox, each by a connection of its own."));
    }
  }

  private static Table table(String title) {
    return new Table(
        title,
        "mails",
        "bare ms median / 95 %",
        "Umbel, first visit",
        "beside bare",
        "known from before",
        "beside bare",
        "counted again");
  }

  /// The store makes its index of a mailbox when it sees it for the first time.
  private static void first(MailStore store, int size, Report report) {
    var took = timed(() -> BareClient.index(store.port(), user(size)));
    report.progress(
        "mailbox: the store indexed %d mails in %s ms".formatted(size, Figures.whole(took)));
  }

  private static void measure(MailStore store, int size, int times, int atOnce, Table table) {
    var person = person(size);
    try (var known = mailboxes(store)) {
      open(known, person); // also warms up
      var bare = new ArrayList<Double>();
      var fresh = new ArrayList<Double>();
      var again = new ArrayList<Double>();
      var counted = new ArrayList<Double>();
      known.count(person); // leaves the folder open for the next count
      var rounds = Math.max(1, times / atOnce);
      for (var round = 0; round < rounds; round++) {
        bare.addAll(each(atOnce, () -> BareClient.open(store.port(), user(size))));
        fresh.addAll(each(atOnce, () -> openFresh(store, person)));
        again.addAll(each(atOnce, () -> open(known, person)));
        counted.addAll(each(atOnce, () -> known.count(person)));
      }
      table.row(
          size,
          both(bare),
          both(fresh),
          Figures.ratio(Figures.median(fresh), Figures.median(bare)),
          both(again),
          Figures.ratio(Figures.median(again), Figures.median(bare)),
          both(counted));
    }
  }

  private static String both(List<Double> values) {
    return Figures.whole(Figures.median(values))
        + " / "
        + Figures.whole(Figures.quantile(values, 0.95));
  }

  /// How long each of so many took that began together, in milliseconds.
  private static List<Double> each(int atOnce, Runnable task) {
    var times = Collections.synchronizedList(new ArrayList<Double>());
    var begin = new CountDownLatch(1);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var i = 0; i < atOnce; i++) {
        threads.execute(() -> {
          await(begin);
          times.add(timed(task));
        });
      }
      begin.countDown();
    }
    if (times.size() < atOnce) {
      throw new CannotMeasure("only %d of %d mailboxes opened".formatted(times.size(), atOnce));
    }
    return times;
  }

  private static void await(CountDownLatch begin) {
    try {
      begin.await();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new CannotMeasure("interrupted", interrupted);
    }
  }

  private static double timed(Runnable task) {
    var begin = System.nanoTime();
    task.run();
    return (System.nanoTime() - begin) / 1e6;
  }

  private static void openFresh(MailStore store, Person person) {
    try (var mailboxes = mailboxes(store)) {
      open(mailboxes, person);
    }
  }

  private static void open(ImapMailboxes mailboxes, Person person) {
    var sound =
        mailboxes.visit(person, box -> box.audio(box.messages().getFirst().id()).remaining());
    if (sound == 0) {
      throw new CannotMeasure("a message without sound");
    }
  }

  private static ImapMailboxes mailboxes(MailStore store) {
    var settings =
        new ImapSettings(
            List.of(new MailServer("127.0.0.1", store.port(), Tls.NONE)),
            new ImapAccess.AsPerson(ADMIN, new LoginPattern("$(MAILBOX)*$(ADMIN)")),
            _ -> MailAccount.USUAL,
            "INBOX",
            Optional.empty(),
            AT_ONCE,
            true,
            new Timeouts(Duration.ofSeconds(30), Duration.ofMinutes(2)),
            Trust.ofJava());
    return new ImapMailboxes(settings, ANY, InstantSource.system(), _ -> {});
  }

  private static String user(int size) {
    return "mails" + size;
  }

  private static Person person(int size) {
    return new Person(
        new Extension("4000"),
        "Anna Berg",
        Optional.of(user(size) + "@example.test"),
        Language.ENGLISH,
        List.of(),
        true);
  }
}
