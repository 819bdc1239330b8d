package org.umbel.bench.directory;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.umbel.directory.Directory;
import org.umbel.directory.connect.ConnectionSettings;
import org.umbel.directory.connect.DirectoryHost;
import org.umbel.directory.connect.Encryption;
import org.umbel.directory.connect.Login;
import org.umbel.directory.connect.Secret;
import org.umbel.directory.connect.Trust;
import org.umbel.directory.people.DirectoryPeople;
import org.umbel.directory.people.PeopleSettings;
import org.umbel.directory.people.Preset;
import org.umbel.domain.call.PhoneNumber;
import org.umbel.domain.speech.Language;

/// A process that holds the people of a directory as the server does. It says `ready MILLISECONDS
/// PEOPLE` once they are there, and answers `lookup`, `heap` and `await` a line each.
public final class PeopleHolder {
  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final Duration CHANGES = Duration.ofSeconds(1);
  private static final Duration LOOKING = Duration.ofSeconds(2);
  private static final int AT_ONCE = 1_000;

  private final DirectoryPeople people;

  private PeopleHolder(DirectoryPeople people) {
    this.people = people;
  }

  /// @param words the port of the directory
  public static void main(String[] words) throws IOException, InterruptedException {
    long begin = System.nanoTime();
    try (var directory = open(Integer.parseInt(words[0]))) {
      long millis = (System.nanoTime() - begin) / 1_000_000;
      System.out.println("ready " + millis + " " + directory.people().all().size());
      new PeopleHolder(directory.people()).serve();
    }
  }

  private static Directory open(int port) {
    var connecting =
        new ConnectionSettings(
            List.of(new DirectoryHost("127.0.0.1", port)),
            Encryption.NONE,
            Trust.of(Optional.empty()),
            Optional.of(new Login(DirectoryPart.ACCOUNT, new Secret(DirectoryPart.PASSWORD))),
            Duration.ofSeconds(10),
            Duration.ofSeconds(60),
            4);
    var usual = Preset.OPENLDAP.settings(DirectoryPart.BASE, Language.ENGLISH);
    var reading =
        new PeopleSettings(
            usual.bases(),
            usual.filter(),
            usual.calledBy(),
            usual.names(),
            usual.workers(),
            usual.mailHost(),
            usual.sites(),
            usual.extensionDigits(),
            usual.language(),
            usual.page(),
            CHANGES,
            usual.whole());
    return Directory.open(connecting, reading, InstantSource.system(), PATIENCE);
  }

  private void serve() throws IOException, InterruptedException {
    var words = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII));
    for (var word = words.readLine(); word != null; word = words.readLine()) {
      switch (word) {
        case "lookup" -> System.out.println("lookup " + lookup());
        case "heap" -> System.out.println("heap " + heap());
        case "await" -> System.out.println("await " + await());
        default -> {
          return;
        }
      }
    }
  }

  /// Numbers as callers dial them, found one after the other: how many in a second.
  private String lookup() {
    var numbers =
        people.all().stream()
            .flatMap(person -> person.phones().stream())
            .limit(AT_ONCE)
            .map(number -> new PhoneNumber(number.digits()))
            .toList();
    long found = 0;
    long begin = System.nanoTime();
    while (System.nanoTime() - begin < LOOKING.toNanos()) {
      for (var number : numbers) {
        found += people.byNumber(number).isPresent() ? 1 : 0;
      }
    }
    return String.format(Locale.ROOT, "%.0f", found * 1e9 / (System.nanoTime() - begin));
  }

  private static long heap() {
    System.gc();
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }

  /// Waits until somebody is there who was not, and tells how many there are.
  private int await() throws InterruptedException {
    var newcomer = new PhoneNumber(DirectoryPart.NEWCOMER);
    while (people.byNumber(newcomer).isEmpty()) {
      Thread.sleep(Duration.ofMillis(5));
    }
    return people.all().size();
  }
}
