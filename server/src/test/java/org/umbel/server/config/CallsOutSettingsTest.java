package org.umbel.server.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.umbel.domain.call.PhoneNumber;
import org.umbel.domain.dialling.DiallingRules;
import org.umbel.domain.dialling.NumberClass;
import org.umbel.domain.person.Sites;

/// The dial plan, who may dial, and where calls are forwarded.
class CallsOutSettingsTest {
  private static final String LINES =
      """
      lines:
        - {name: phones, listen: [udp 127.0.0.1:5060]}
        - {name: carrier, listen: [udp 127.0.0.1:5062], proxies: {servers: [192.0.2.9]}}
      """;

  private static Configuration right(String text) {
    return ((ConfigurationFile.Right) ConfigurationFile.read(Path.of("f.yaml"), text))
        .configuration();
  }

  private static List<String> wrong(String text) {
    var read = (ConfigurationFile.Wrong) ConfigurationFile.read(Path.of("f.yaml"), text);
    return read.mistakes().stream().map(Mistake::toString).toList();
  }

  @Test
  void aNumberIsCalledAsTheDialPlanSays() {
    var read =
        right(
            LINES
                + """
                number-prefix: "+4930123"
                dial-plan:
                  - {pattern: 00Z, class: international, strip: 2, prefix: "+", lines: [carrier]}
                people: [{extension: "4000", name: Anna Berg}]
                """);

    var route = read.plan(Sites.one(Optional.empty())).of(new PhoneNumber("0033145")).orElseThrow();

    assertThat(route.called()).isEqualTo(new PhoneNumber("+33145"));
    assertThat(route.kind()).isEqualTo(NumberClass.INTERNATIONAL);
    assertThat(route.lines()).containsExactly("carrier");
  }

  @Test
  void aPersonHasTheRulesOfEverybodyUnlessItHasItsOwn() {
    var read =
        right(
            """
            time-zone: Europe/Berlin
            dialling: {classes: [local], hours: [mon-fri 07:00-20:00, sat 22:00-24:00]}
            people:
              - {extension: "4000", name: Anna Berg}
              - {extension: "4001", name: Ben Carter, dialling: {calls-per-hour: 5}}
            """);

    var people = read.people().stream().map(one -> one.person(read).dialling()).toList();

    assertThat(people.getFirst().classes()).containsExactly(NumberClass.LOCAL);
    assertThat(people.getFirst().hours()).hasSize(2);
    assertThat(people.getFirst().zone()).hasToString("Europe/Berlin");
    assertThat(people.getLast().classes()).isEqualTo(DiallingRules.DEFAULT.classes());
    assertThat(people.getLast().perHour()).isEqualTo(5);
  }

  @Test
  void aStationInheritsWhatItDoesNotSay() {
    var read =
        right(
            LINES
                + """
                default-station: {identification: "+4930123", line: carrier, use-proxy: true}
                people:
                  - extension: "4000"
                    name: Anna Berg
                    stations:
                      - {name: desk, address: "tel:+49"}
                      - {name: lab, address: "sip:4000@192.0.2.7", use-proxy: false, line: phones}
                """);

    var stations = read.people().getFirst().stations();
    var desk = stations.getFirst().own().over(read.defaultStation());
    var lab = stations.getLast().own().over(read.defaultStation());

    assertThat(desk.line()).hasValueSatisfying(line -> assertThat(line).hasToString("carrier"));
    assertThat(desk.useProxy()).contains(true);
    assertThat(lab.line()).hasValueSatisfying(line -> assertThat(line).hasToString("phones"));
    assertThat(lab.useProxy()).contains(false);
    assertThat(lab.identification()).contains("+4930123");
  }

  @Test
  void aLineThatIsUsedMustBeThereAndOneForCallsOutMustLeadSomewhere() {
    var mistakes =
        wrong(
            LINES
                + """
                default-station: {line: nowhere}
                dial-plan:
                  - {pattern: 0Z, class: national, lines: [carrier, phones, carier]}
                people:
                  - extension: "4000"
                    name: Anna Berg
                    stations: [{name: desk, address: "sip:a@b", line: pbx}]
                """);

    assertThat(mistakes)
        .containsExactly(
            "f.yaml:4:25 default-station.line: found \"nowhere\", allowed one of the lines phones,"
                + " carrier",
            "f.yaml:6:53 dial-plan[1].lines[2]: found \"phones\", allowed a line with"
                + " proxies.servers or register",
            "f.yaml:6:61 dial-plan[1].lines[3]: found \"carier\", allowed one of the lines phones,"
                + " carrier",
            "f.yaml:10:55 people[1].stations[1].line: found \"pbx\", allowed one of the lines"
                + " phones, carrier");
  }

  @ParameterizedTest
  @ValueSource(strings = {"mon", "mon 7:00-8:00", "mo 07:00-08:00", "mon 07:00-25:00", "mon-fri"})
  void hoursAreWrittenInOneWay(String text) {
    assertThat(HoursText.parse(text)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"mon,tue,wed 07:00-20:00", "sat 22:00-06:00", "mon,sun 00:00-24:00"})
  void hoursAreShownAsTheyMayBeWritten(String text) {
    assertThat(HoursText.show(HoursText.parse(text).orElseThrow())).isEqualTo(text);
  }

  @Test
  void daysMayGoOverTheEndOfTheWeek() {
    assertThat(HoursText.show(HoursText.parse("sat-mon 07:00-08:00").orElseThrow()))
        .isEqualTo("mon,sat,sun 07:00-08:00");
  }
}
