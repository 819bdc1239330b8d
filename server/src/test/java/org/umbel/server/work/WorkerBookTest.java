package org.umbel.server.work;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.umbel.domain.agent.AgentId;
import org.umbel.domain.agent.Worker;
import org.umbel.domain.agent.options.RedirectVault;
import org.umbel.domain.call.PhoneNumber;
import org.umbel.domain.person.Extension;
import org.umbel.server.config.Configuration;
import org.umbel.server.config.ConfigurationFile;
import org.umbel.server.config.WrittenWorker;

/// Workers of the configuration and of the directory (KW-1).
class WorkerBookTest {
  private static final AgentId ANNA = new AgentId("anna");
  private final Set<Extension> followed = new HashSet<>();
  private List<Employment> further = List.of();

  private static Configuration configuration(String workers) {
    var text =
        """
        people:
          - {extension: "4000", name: Anna%s}
          - {extension: "4001", name: Ben}
        knowledge-workers: {wrap-up-time: 20 s, redirect-setup-enabled: true, enable-logout-menu: true}
        """
            .formatted(workers);
    return ((ConfigurationFile.Right) ConfigurationFile.read(Path.of("f.yaml"), text))
        .configuration();
  }

  private WorkerBook book(String workers) {
    return new WorkerBook(
        configuration(workers), new Redirects(new HashMap<>()), () -> further, followed::contains);
  }

  private record Redirects(Map<Extension, RedirectVault.Own> all) implements RedirectVault {
    @Override
    public Optional<Own> find(Extension person) {
      return Optional.ofNullable(all.get(person));
    }

    @Override
    public void put(Extension person, Own redirect) {
      all.put(person, redirect);
    }
  }

  private static Employment employed(String extension, String login, String... options) {
    var written = WrittenWorker.read(new AgentId(login), List.of(options), Path.of("there"));
    return new Employment(new Extension(extension), ((WrittenWorker.Right) written).settings());
  }

  @Test
  void workersOfTheDirectoryHaveOptionsOfTheOwnBeforeThoseOfTheSystem() {
    further = List.of(employed("5000", "eva", "wrap-up-time: 30 s"), employed("5001", "fred"));
    var book = book("");

    assertThat(book.of(new AgentId("eva")).wrapUp().time()).isEqualTo(Duration.ofSeconds(30));
    assertThat(book.of(new AgentId("fred")).wrapUp().time()).isEqualTo(Duration.ofSeconds(20));
  }

  @Test
  void whoFollowsPresenceOfElsewhereLogsOutThere() {
    var book = book(", worker: {agent-login: anna}");
    assertThat(book.of(ANNA).windows().logoutMenu()).isTrue();

    followed.add(new Extension("4000"));
    assertThat(book.of(ANNA).windows().logoutMenu()).isFalse();
    assertThat(book.followed(ANNA)).isTrue();
  }

  @Test
  void ofPeopleOfTheConfigurationItAloneSaysWhoIsAWorker() {
    further = List.of(employed("4001", "ben"));

    assertThat(book("").all()).isEmpty();
  }

  @Test
  void anAgentLoginIsThatOfTheConfiguration() {
    further = List.of(employed("5000", "anna"));

    assertThat(book(", worker: {agent-login: anna}").byId(ANNA).map(Worker::person))
        .contains(new Extension("4000"));
    assertThat(book("").byId(ANNA).map(Worker::person)).contains(new Extension("5000"));
  }

  @Test
  void whoComesAndGoesThereIsKnownWhenItIsReadAgain() {
    var book = book("");
    further = List.of(employed("5000", "eva"));
    assertThat(book.all()).isEmpty();

    book.readFurther();
    assertThat(book.byPerson(new Extension("5000"))).isPresent();

    further = List.of();
    book.readFurther();
    assertThat(book.all()).isEmpty();
  }

  @Test
  void whatAWorkerHasSetIsKeptWhenThatIsReadAgain() {
    further = List.of(employed("5000", "eva"));
    var book = book("");
    var eva = new AgentId("eva");
    var number = new PhoneNumber("0170");
    assertThat(book.redirect(eva, new RedirectVault.Own(true, Optional.of(number)))).isTrue();

    book.readFurther();
    book.put(configuration(""));

    assertThat(book.of(eva).redirect().usable()).contains(number);
  }

  @Test
  void optionsThatMakeNoSenseAreTold() {
    var read =
        WrittenWorker.read(
            ANNA, List.of("wrap-up-time: soon", "colour: red"), Path.of("directory"));

    assertThat(read)
        .isInstanceOfSatisfying(
            WrittenWorker.Wrong.class,
            wrong ->
                assertThat(wrong.words())
                    .contains("worker.wrap-up-time: found", "worker.colour: found an unknown key"));
    assertThat(WrittenWorker.read(ANNA, List.of(": : ["), Path.of("directory")))
        .isInstanceOf(WrittenWorker.Wrong.class);
  }
}
