package org.umbel.domain.agent.state;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.umbel.domain.agent.AgentState;
import org.umbel.domain.agent.Reason;
import org.umbel.domain.agent.WorkMode;
import org.umbel.domain.agent.state.StatesReader.Reading;

class StatesReaderTest {
  private static final String FREE =
      """
      <state id="free">
        <display><menuText>Free</menuText></display>
        <genesysAgent ready="true"/>
      </state>
      """;

  private static final AgentState AWAY = new AgentState.NotReady(WorkMode.AWAY, Optional.empty());

  private final StatesReader reader = new StatesReader();

  private static String document(String content) {
    return "<presence xmlns=\"http://genesyslab.com/schemas/ucc/presence\">"
        + content
        + "</presence>";
  }

  private Reading read(String document) {
    return reader.read(document.getBytes(UTF_8));
  }

  private Reading.Usable usable(String content) {
    return (Reading.Usable) read(document(content));
  }

  private static AgentState away(Reason reason) {
    return new AgentState.NotReady(WorkMode.AWAY, Optional.of(reason));
  }

  private Reading.Usable example() throws IOException {
    try (var file = StatesReaderTest.class.getResourceAsStream("presence.xml")) {
      return (Reading.Usable) reader.read(file.readAllBytes());
    }
  }

  @Test
  void aDocumentIsReadInItsOrder() throws IOException {
    var states = example().states();

    assertThat(example().faults()).isEmpty();
    assertThat(states.own())
        .extracting(StateDefinition::id)
        .containsExactly("free", "meal", "out", "late");
    assertThat(states.menu(false, false))
        .extracting(StateDefinition::id)
        .containsExactly("free", "meal", "out");
    assertThat(states.menu(true, false)).last().isEqualTo(BuiltIn.LOGOUT_MENU);
    assertThat(states.menu(false, true)).last().isEqualTo(BuiltIn.DO_NOT_DISTURB);
  }

  @Test
  void textsAreThoseOfTheLanguageOrOfNone() throws IOException {
    var free = example().states().find("free").orElseThrow();

    assertThat(free.menu("de-AT")).contains("Ich bin frei");
    assertThat(free.status("de")).contains("Frei");
    assertThat(free.status("ru")).contains("Free");
    assertThat(example().states().find("late").orElseThrow().status("en")).isEmpty();
  }

  @Test
  void readyHasNoModeAndReasonsSayWhereTheyAre() throws IOException {
    var states = example().states();

    assertThat(states.find("free").flatMap(StateDefinition::asked)).contains(AgentState.READY);
    assertThat(states.find("meal").flatMap(StateDefinition::asked))
        .contains(away(new Reason("500", Reason.Place.EXTENSIONS, "ReasonCode")));
    assertThat(states.find("late").flatMap(StateDefinition::asked))
        .contains(away(new Reason("timeout", Reason.Place.REASONS, "Why")));
  }

  @Test
  void theFirstStateThatFitsIsShownAndThenTheBuiltInOnes() throws IOException {
    var states = example().states();

    assertThat(states.of(away(new Reason("500", Reason.Place.EXTENSIONS, "ReasonCode"))).id())
        .isEqualTo("meal");
    assertThat(states.of(away(new Reason("500"))).id()).isEqualTo("out");
    assertThat(states.of(AWAY).id()).isEqualTo("out");
    assertThat(states.of(new AgentState.NotReady(WorkMode.NODISCONNECT, Optional.empty())).id())
        .isEqualTo("late");
    assertThat(states.of(new AgentState.Ready(Optional.of(new Reason("1")))).id())
        .isEqualTo("free");
    assertThat(states.of(AgentState.NOT_READY)).isEqualTo(BuiltIn.NOT_READY);
    assertThat(states.of(AgentState.LOGGED_OUT)).isEqualTo(BuiltIn.LOGGED_OUT);
  }

  @Test
  void iconsAreStandardOnesOrHaveABadgeBesideThem() throws IOException {
    var states = example().states();

    assertThat(states.find("meal").flatMap(StateDefinition::icon))
        .contains(Icon.Standard.NOT_READY);
    assertThat(states.find("out").flatMap(StateDefinition::icon))
        .get()
        .isEqualTo(new Icon.Located("/icons/out.png"))
        .extracting(icon -> ((Icon.Located) icon).badge())
        .isEqualTo("/icons/out-badge.png");
    assertThat(new Icon.Located("http://a.b/icon?v=1.2").badge())
        .isEqualTo("http://a.b/icon-badge?v=1.2");
  }

  @Test
  void eventsThatTheDocumentDoesNotNameAreStandard() throws IOException {
    var states = example().states();

    assertThat(states.auto(AutoEvent.PREVIEW_REJECT))
        .isEqualTo(new AutoState(states.find("out").orElseThrow(), states.find("free")));
    assertThat(states.auto(AutoEvent.PREVIEW_TIMEOUT).state().id()).isEqualTo("late");
    assertThat(states.auto(AutoEvent.PREVIEW_REDIRECT).state()).isEqualTo(BuiltIn.DO_NOT_DISTURB);
  }

  @ParameterizedTest
  @EnumSource
  void withoutADocumentEventsAreStandard(AutoEvent event) {
    var state = States.BUILT_IN.auto(event);

    assertThat(state.state())
        .isEqualTo(event == AutoEvent.PREVIEW_TIMEOUT ? BuiltIn.NOT_READY : BuiltIn.DO_NOT_DISTURB);
    assertThat(state.post().isPresent()).isEqualTo(event == AutoEvent.PREVIEW_REJECT);
  }

  @Test
  void oneWrongStateDoesNotCostTheOthers() {
    var read =
        usable(
            FREE
                + """
                <state id="a"><display><menuText>A</menuText></display></state>
                <state id="b c"><display><menuText>B</menuText></display>
                  <genesysAgent ready="false"/></state>
                <state id="d"><display><menuText>D</menuText></display>
                  <genesysAgent ready="false" mode="asleep"/></state>
                <state id="e"><display/><genesysAgent ready="false"/></state>
                <state id="free"><display><menuText>Again</menuText></display>
                  <genesysAgent ready="true"/></state>
                <state><display><menuText>F</menuText></display><genesysAgent ready="true"/></state>
                <surprise/>
                """);

    assertThat(read.states().own()).extracting(StateDefinition::id).containsExactly("free");
    assertThat(read.states().own().getFirst().menu("en")).contains("Free");
    assertThat(read.faults()).hasSize(7);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "predefLogoutMenu",
        "predefLoggedOut",
        "predefOutOfService",
        "predefReady",
        "predefPartReady",
        "predefNotReady",
        "predefDND"
      })
  void reservedIdsAreRefused(String id) {
    var read = usable(FREE + FREE.replace("\"free\"", "\"" + id + "\""));

    assertThat(read.states().own()).hasSize(1);
    assertThat(read.faults())
        .containsExactly("the state \"" + id + "\" is not used: the id is reserved");
  }

  @Test
  void eventsThatNameNoStateAreIgnored() {
    var read =
        usable(
            FREE
                + """
                <auto>
                  <event name="preview-timeout" onevent="gone"/>
                  <event name="preview-reject" onevent="free" postevent="gone"/>
                  <event name="preview-reject" onevent="free" postevent="free"/>
                  <event name="full-moon" onevent="free"/>
                </auto>
                """);

    assertThat(read.states().auto(AutoEvent.PREVIEW_TIMEOUT).state()).isEqualTo(BuiltIn.NOT_READY);
    assertThat(read.states().auto(AutoEvent.PREVIEW_REJECT))
        .isEqualTo(new AutoState(read.states().own().getFirst(), Optional.empty()));
    assertThat(read.faults()).hasSize(3);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "presence",
        "<presence/>",
        "<presence xmlns=\"urn:x\"><state/></presence>",
        "<states xmlns=\"http://genesyslab.com/schemas/ucc/presence\"/>",
        "<presence xmlns=\"http://genesyslab.com/schemas/ucc/presence\"/>",
        "<presence xmlns=\"http://genesyslab.com/schemas/ucc/presence\"><state>",
      })
  void whatHasNoStateIsUnusable(String document) {
    assertThat(read(document)).isInstanceOf(Reading.Unusable.class);
  }

  @Test
  void nothingElseIsOpenedForADocument() {
    var withFile =
        "<!DOCTYPE p [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>"
            + document(FREE.replace("Free", "&e;"));
    var laughs =
        "<!DOCTYPE p [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;\">]>"
            + document(FREE.replace("Free", "&b;"));

    assertThat(List.of(read(withFile), read(laughs)))
        .allSatisfy(reading ->
            assertThat(reading)
                .isInstanceOfSatisfying(
                    Reading.Unusable.class, bad -> assertThat(bad.why()).contains("DOCTYPE")));
  }

  @Test
  void aDocumentHasABound() {
    var endless = document(FREE + "<!--" + "x".repeat(StatesReader.MOST_BYTES) + "-->");

    assertThat(read(endless)).isInstanceOf(Reading.Unusable.class);
  }

  @Test
  void statesHaveABound() {
    var many = new StringBuilder();
    for (var i = 0; i < 600; i++) {
      many.append(FREE.replace("\"free\"", "\"s" + i + "\""));
    }

    assertThat(usable(many.toString()).states().own()).hasSize(500);
  }

  @Test
  void allChannelsTogetherShowOneState() throws IOException {
    var states = example().states();
    var out = AWAY;

    assertThat(states.combined(List.of(out, out)).id()).isEqualTo("out");
    assertThat(states.combined(List.of(AgentState.READY, out))).isEqualTo(BuiltIn.PART_READY);
    assertThat(states.combined(List.of(AgentState.LOGGED_OUT, out))).isEqualTo(BuiltIn.NOT_READY);
    assertThat(states.combined(List.of(out, AgentState.NOT_READY))).isEqualTo(BuiltIn.NOT_READY);
    assertThat(states.combined(List.of(AgentState.LOGGED_OUT, AgentState.LOGGED_OUT)))
        .isEqualTo(BuiltIn.LOGGED_OUT);
    assertThat(states.combined(List.of())).isEqualTo(BuiltIn.LOGGED_OUT);
  }
}
