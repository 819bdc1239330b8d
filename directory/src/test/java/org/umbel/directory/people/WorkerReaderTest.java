package org.umbel.directory.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.unboundid.ldap.sdk.Entry;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.umbel.domain.agent.AgentId;
import org.umbel.domain.person.Extension;

/// Knowledge workers in a directory (KW-1).
class WorkerReaderTest {
  private static final Extension ANNA = new Extension("4000");
  private static final String GROUP = "(memberOf=CN=Agents,OU=Groups,DC=example,DC=test)";

  private static WorkerNames names(String filter) {
    return new WorkerNames(
        filter,
        "uid",
        Optional.of("agentEnabled"),
        Optional.of("memberOf"),
        Optional.of("title"),
        Optional.of("description"));
  }

  private static Entry entry(String... attributes) {
    var entry = new Entry("cn=Anna,dc=example,dc=test");
    for (var i = 0; i < attributes.length; i += 2) {
      entry.addAttribute(attributes[i], attributes[i + 1]);
    }
    return entry;
  }

  private static Optional<WorkerEntry> read(String filter, String... attributes) {
    return new WorkerReader(names(filter)).read(entry(attributes), ANNA);
  }

  @Test
  void aMemberOfTheGroupIsAWorker() {
    var worker =
        read(
            GROUP,
            "uid",
            "anna",
            "memberOf",
            "cn=agents,ou=groups,dc=example,dc=test",
            "memberOf",
            "CN=Sales\\, Berlin,OU=Groups,DC=example,DC=test",
            "title",
            "german = 80",
            "title",
            "english",
            "description",
            "wrap-up-time: 30 s");

    assertThat(worker)
        .contains(
            new WorkerEntry(
                ANNA,
                new AgentId("anna"),
                true,
                Set.of("agents", "Sales, Berlin"),
                Map.of("german", 80, "english", 100),
                List.of("wrap-up-time: 30 s")));
  }

  @Test
  void whoeverIsNoMemberOrHasNoLoginIsNone() {
    assertThat(read(GROUP, "uid", "anna", "memberOf", "CN=Others,DC=example")).isEmpty();
    assertThat(read("(title=*)", "title", "x")).isEmpty();
    assertThat(read("(title=*)", "title", "x", "uid", "with blanks")).isEmpty();
    assertThat(read("(!(title=*))", "title", "x", "uid", "anna")).isEmpty();
  }

  @Test
  void anAttributeSaysWhoTakesNoPart() {
    assertThat(read("(uid=*)", "uid", "anna").map(WorkerEntry::enabled)).contains(true);
    assertThat(read("(uid=*)", "uid", "anna", "agentEnabled", "FALSE").map(WorkerEntry::enabled))
        .contains(false);
  }

  @Test
  void whatIsNoSkillIsLeftOut() {
    var skills =
        read("(uid=*)", "uid", "anna", "title", "=80", "title", "a=101", "title", "b=much")
            .map(WorkerEntry::skills);

    assertThat(skills).contains(Map.of());
  }

  @Test
  void everythingThatTheFilterLooksAtIsAskedFor() {
    assertThat(names("(|(a=1)(!(&(b=*)(c>=2))))").all()).contains("a", "b", "c", "uid", "title");
  }

  @Test
  void groupsMayBePlainWords() {
    assertThat(read("(uid=*)", "uid", "anna", "memberOf", "Sales").map(WorkerEntry::groups))
        .contains(Set.of("Sales"));
  }

  @Test
  void aFilterThatIsNoneIsRefused() {
    assertThatThrownBy(() -> names("memberOf")).isInstanceOf(IllegalArgumentException.class);
  }
}
