package org.umbel.directory.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.umbel.directory.LittleDirectory;
import org.umbel.directory.connect.Connections;
import org.umbel.domain.call.PhoneNumber;
import org.umbel.domain.person.Extension;
import org.umbel.domain.person.Person;
import org.umbel.domain.person.Sites;

class RefresherTest {
  private final LittleDirectory directory = LittleDirectory.start();
  private final TestClock clock = new TestClock();
  private final PeopleSettings settings = LittleDirectory.reading();
  private final DirectoryPeople people = new DirectoryPeople(Sites.one(Optional.of("+4930123")));
  private final Connections connections =
      new Connections(LittleDirectory.connecting(directory.host()), clock);
  private final Refresher refresher = new Refresher(connections, settings, people, clock);

  @AfterEach
  void close() {
    connections.close();
    directory.close();
  }

  @Test
  void whoIsInTheDirectoryIsFoundByExtensionAndNumber() {
    directory.person("Anna", "4000", "mail: anna@example.test", "mobile: +49 170 1234567");

    refresher.round();

    assertThat(names()).containsExactly("Anna");
    assertThat(people.byExtension(new Extension("4000")).flatMap(Person::mail))
        .contains("anna@example.test");
    assertThat(people.byNumber(new PhoneNumber("+491701234567"))).isPresent();
    assertThat(people.byNumber(new PhoneNumber("+49301234000"))).isPresent();
    assertThat(refresher.condition().words()).isEqualTo("1 people");
  }

  @Test
  void changesAreFollowed() {
    directory.person("Anna", "4000");
    refresher.round();
    directory.person("Ben", "4001");
    directory.replace("Anna", "telephoneNumber", "4002");

    refresher.round();

    assertThat(names()).containsExactly("Anna", "Ben");
    assertThat(people.byExtension(new Extension("4000"))).isEmpty();
    assertThat(people.byExtension(new Extension("4002"))).isPresent();
  }

  @Test
  void whoHasGoneIsFoundOutWhenEverybodyIsReadAgain() {
    directory.person("Anna", "4000");
    directory.person("Ben", "4001");
    refresher.round();
    directory.delete("Ben");

    refresher.round();
    assertThat(names()).containsExactly("Anna", "Ben");
    clock.advance(settings.whole());
    refresher.round();

    assertThat(names()).containsExactly("Anna");
  }

  @Test
  void aDirectoryThatIsAwayLeavesThePeopleLastKnown() {
    directory.person("Anna", "4000");
    refresher.round();
    directory.halt();

    refresher.round();

    assertThat(names()).containsExactly("Anna");
    assertThat(refresher.condition().well()).isFalse();
    assertThat(refresher.condition().words()).endsWith("the 1 people last known go on");
    directory.startAgain();
    clock.advance(Duration.ofSeconds(2));
    refresher.round();
    assertThat(refresher.condition().well()).isTrue();
  }

  @Test
  void triesAreFurtherApartEachTime() {
    directory.halt();

    assertThat(List.of(refresher.round(), refresher.round(), refresher.round()))
        .containsExactly(Duration.ofSeconds(1), Duration.ofSeconds(2), Duration.ofSeconds(4));
  }

  @Test
  void oneBadEntryIsToldAndStopsNothing() {
    directory.person("Anna", "4000");
    directory.person("Ben", "ask the porter");

    refresher.round();

    assertThat(names()).containsExactly("Anna");
    assertThat(refresher.condition().words())
        .startsWith("1 people; 1 are not taken over: cn=Ben,ou=People,dc=example,dc=test:")
        .contains("telephoneNumber \"ask the porter\"");
  }

  @Test
  void anExtensionOfTwoIsTheFirstOnesUntilThatOneGoes() {
    directory.person("Ben", "4000");
    directory.person("Anna", "4000");

    refresher.round();
    assertThat(names()).containsExactly("Anna");
    assertThat(refresher.condition().words()).contains("extension 4000 is that of cn=Anna");
    directory.delete("Anna");
    clock.advance(settings.whole());
    refresher.round();

    assertThat(names()).containsExactly("Ben");
    assertThat(refresher.condition().words()).isEqualTo("1 people");
  }

  private List<String> names() {
    return people.all().stream().map(Person::name).sorted().toList();
  }
}
