package org.umbel.server.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.umbel.domain.agent.AgentId;
import org.umbel.domain.agent.Channel;
import org.umbel.domain.agent.options.AgentStatus;
import org.umbel.domain.agent.options.HotKey;
import org.umbel.domain.agent.options.OptionSet;
import org.umbel.domain.agent.options.ShownData;
import org.umbel.domain.agent.options.StatusNumber;
import org.umbel.domain.call.PhoneNumber;

/// The section `knowledge-workers` and the section `worker` of people.
class KnowledgeWorkersTest {
  private static final String ONE = "people: [{extension: \"4000\", name: Anna}]\n";

  private static Configuration right(String text) {
    return ((ConfigurationFile.Right) ConfigurationFile.read(Path.of("f.yaml"), text))
        .configuration();
  }

  private static List<String> wrong(String text) {
    var read = (ConfigurationFile.Wrong) ConfigurationFile.read(Path.of("f.yaml"), text);
    return read.mistakes().stream().map(Mistake::toString).toList();
  }

  private static WorkerSettings worker(String text) {
    return right("people: [{extension: \"4000\", name: Anna, worker: {" + text + "}}]")
        .people()
        .getFirst()
        .worker()
        .orElseThrow();
  }

  @Test
  void withoutTheSectionTheStandardHolds() {
    var set = right(ONE).knowledgeWorkers();

    assertThat(set).isEqualTo(OptionSet.STANDARD);
    assertThat(set.previews().expiration()).isEqualTo(Duration.ofSeconds(15));
    assertThat(set.previews().rest()).isEqualTo(Duration.ofMinutes(5));
    assertThat(right(ONE).people().getFirst().worker()).isEmpty();
  }

  @Test
  void oneTextOrAListMayBeWritten() {
    var one = new ShownData("Customer", "custname");

    var set =
        right(
                ONE
                    + """
                    knowledge-workers:
                      userdata-preview-format: "title: Customer, value: [custname]"
                      userdata-call-format:
                        - "title: Customer, value: [custname]"
                        - "title: Account, value: [cust-account]"
                    """)
            .knowledgeWorkers();

    assertThat(set.userData().preview()).containsExactly(one);
    assertThat(set.userData().call())
        .containsExactly(one, new ShownData("Account", "cust-account"));
  }

  @Test
  void keysWithNumbersAreAList() {
    var set =
        right(
                ONE
                    + """
                    knowledge-workers:
                      userdata-preview-format10: "title: Last, value: [c]"
                      userdata-preview-format2: "title: Second, value: [b]"
                      userdata-preview-format1: "title: First, value: [a]"
                      agent-onnote-tstatus1: "NotReady, I am busy"
                    """)
            .knowledgeWorkers();

    assertThat(set.userData().preview())
        .extracting(ShownData::title)
        .containsExactly("First", "Second", "Last");
    assertThat(set.mapping().of("i am busy")).contains(AgentStatus.NOT_READY);
    assertThat(wrong(ONE + "knowledge-workers: {locale1: en}\n"))
        .singleElement()
        .asString()
        .contains("an unknown key");
    assertThat(
            wrong(
                ONE
                    + """
                    knowledge-workers:
                      userdata-call-format: "title: A, value: [a]"
                      userdata-call-format1: "title: B, value: [b]"
                    """))
        .singleElement()
        .asString()
        .contains("the key a second time");
  }

  @Test
  void timesWithoutAUnitAreMilliseconds() {
    var set =
        right(
                ONE
                    + """
                    knowledge-workers:
                      preview-expiration-timeout: 15000
                      preview-itx-arrival-timeout: 9000
                      dnd-off-timeout: 300000
                      itx-window-close-timeout: 9000
                      user-unregister-timeout: 60000
                    """)
            .knowledgeWorkers();

    assertThat(set).isEqualTo(OptionSet.STANDARD);
  }

  @Test
  void whatIsSetForAPersonComesBeforeTheSystem() {
    var system =
        right(
                ONE
                    + """
                    knowledge-workers:
                      redirect-setup-enabled: true
                      oncall-status: busy
                      wrap-up-time: 20 s
                      agent-status-ready: 0-3000
                    """)
            .knowledgeWorkers();

    var own =
        worker(
                """
                agent-login: anna, wrap-up-time: 1 min, oncall-status-message: later,
                agent-status-logout: "15000-", redirect-enabled: true, redirect-number: "0170"
                """)
            .own()
            .over(system);

    assertThat(own.wrapUp().time()).isEqualTo(Duration.ofMinutes(1));
    assertThat(own.onCall().status()).isEqualTo(new StatusNumber(6500));
    assertThat(own.onCall().message()).isEqualTo("later");
    assertThat(own.mapping().of(new StatusNumber(15_500))).isEqualTo(AgentStatus.LOGOUT);
    assertThat(own.mapping().of(new StatusNumber(3_500))).isEqualTo(AgentStatus.NOT_READY);
    assertThat(own.redirect().maySet()).isTrue();
    assertThat(own.redirect().usable()).contains(new PhoneNumber("0170"));
  }

  @Test
  void aWorkerHasChannelsGroupsAndSkills() {
    var worker =
        worker("agent-login: anna, channels: [voice, chat], groups: [a], skills: {german: 80}");

    assertThat(worker.login()).isEqualTo(new AgentId("anna"));
    assertThat(worker.channels()).isEqualTo(Set.of(Channel.VOICE, Channel.CHAT));
    assertThat(worker.groups()).containsExactly("a");
    assertThat(worker.skills()).containsEntry("german", 80);
  }

  @Test
  void keysAreWrittenAsCharactersOrAsANumber() {
    assertThat(HotKey.parse("#32")).contains(new HotKey(" "));
    assertThat(HotKey.parse("##")).contains(new HotKey("#"));
    assertThat(HotKey.parse("aAàÀ").map(HotKey::text)).contains("aAàÀ");
    assertThat(HotKey.parse("#")).isEmpty();
    assertThat(HotKey.parse("#3")).isEmpty();
    assertThat(Optional.of(new HotKey("#x")).map(HotKey::text).flatMap(HotKey::parse))
        .contains(new HotKey("#x"));
  }

  @Test
  void anAgentLoginBelongsToOnePerson() {
    assertThat(
            wrong(
                """
                people:
                  - {extension: "4000", name: Anna, worker: {agent-login: a}}
                  - {extension: "4001", name: Ben, worker: {agent-login: a}}
                """))
        .singleElement()
        .asString()
        .contains("people[2].worker.agent-login")
        .contains("one that nobody else has");
  }

  @Test
  void wrongTextsAreToldWithWhatIsAllowed() {
    assertThat(
            wrong(
                ONE
                    + """
                    knowledge-workers:
                      agent-status-ready: 9-1
                      agent-onnote-tstatus: [busy]
                      userdata-call-format: custname
                      preview-info-keys: a,b
                      oncall-status: gone fishing
                    """))
        .hasSize(5)
        .anySatisfy(words -> assertThat(words).contains("0-4499, 18000- or -32768,0"));
  }
}
