package org.umbel.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CallPagesTest {
  private final House house = new House();

  @AfterEach
  void close() {
    house.close();
  }

  private String german(String path) {
    return house
        .send(
            house
                .request(path)
                .header("Cookie", house.administrator())
                .header("Accept-Language", "de"))
        .body();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/calls", "/calls/0a1b"})
  void onlyAnAdministratorSeesCalls(String path) {
    var stranger = house.send(house.request(path));
    var anna = house.send(house.request(path).header("Cookie", house.login()));

    assertThat(stranger.statusCode()).isEqualTo(303);
    assertThat(stranger.headers().firstValue("Location")).contains("/login?administrator");
    assertThat(anna.statusCode()).isEqualTo(303);
    assertThat(anna.body()).isEmpty();
  }

  @Test
  void anAdministratorLogsInByTheSameForm() {
    var answer = house.post("/login", "none=1", "extension=root&pin=long+enough+42");
    var cookie = answer.headers().firstValue("Set-Cookie").orElseThrow().split(";", -1)[0];

    assertThat(answer.headers().firstValue("Location")).contains("/calls");
    assertThat(house.page(cookie, "/calls")).contains("<strong>root</strong>");
    assertThat(house.send(house.request("/").header("Cookie", cookie)).headers().map())
        .hasEntrySatisfying("Location", to -> assertThat(to).containsExactly("/calls"));
    assertThat(house.send(house.request("/messages").header("Cookie", cookie)).statusCode())
        .as("an administrator has no mailbox")
        .isEqualTo(303);
  }

  @Test
  void aWrongPasswordIsRefusedWithTheNameAndNotThePassword() {
    var answer = house.post("/login", "none=1", "extension=root&pin=284617");

    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(answer.body())
        .contains("value=\"root\"", "inputmode=\"text\"")
        .doesNotContain("284617");
  }

  @Test
  void theLogoutEndsAnAdministratorsLogin() {
    var cookie = house.administrator();
    house.post("/logout", cookie, "token=" + House.token(house.page(cookie, "/calls")));

    assertThat(house.send(house.request("/calls").header("Cookie", cookie)).statusCode())
        .isEqualTo(303);
  }

  @Test
  void theListSaysWhoCalledWhomWhyHowLongAndHowWell() {
    var page = house.page(house.administrator(), "/calls");

    assertThat(page)
        .contains("<title>Calls – Umbel</title>")
        .contains("One call")
        .contains("href=\"/calls/0a1b\"")
        .contains("Today, ")
        .contains("(+4930555111)")
        .contains("4000: no answer")
        .contains("0:13")
        .contains("<span class=\"badge answered\">answered</span>")
        .contains("<span class=\"badge q-good\">good (4.2)</span>")
        .doesNotContain("<script>alert");
  }

  @Test
  void theListSpeaksGerman() {
    assertThat(german("/calls"))
        .contains("Anrufe", "4000: keine Antwort", "angenommen", "gut (4,2)", "Heute, ");
  }

  @Test
  void aNumberFindsItsCalls() {
    var cookie = house.administrator();

    assertThat(house.page(cookie, "/calls?number=400")).contains("/calls/0a1b");
    assertThat(house.page(cookie, "/calls?number=77%22%3E%3Cb%3E"))
        .contains("No calls")
        .contains("value=\"77&quot;&gt;&lt;b&gt;\"");
  }

  @Test
  void theLadderShowsMessagesInOrderBetweenTheirParties() {
    var page = house.page(house.administrator(), "/calls/0a1b");

    assertThat(page)
        .contains("class=\"ladder p3\"")
        .containsSubsequence("+4930555111</strong>", "Umbel</strong>", "4000</strong>")
        .contains("192.0.2.7:5062", "[2001:db8:0:0:0:0:0:7]:5061")
        .containsSubsequence(
            "0.000",
            "arrow s2 e4 right request",
            "INVITE",
            "0.002",
            "arrow s4 e6 right request",
            "INVITE",
            "0.030",
            "arrow s4 e6 left refusal",
            "486 Busy Here",
            "0.035",
            "arrow s2 e4 left good",
            "200 OK",
            "0.045",
            "arrow s2 e4 right request repeated",
            "ACK",
            "again",
            "note answered s3 e5",
            "The voice box of 4000 answers",
            "note key s1 e3",
            "Key • as an event",
            "12.600",
            "Umbel has hung up")
        .contains("7 steps in the middle were not kept.");
  }

  @Test
  void aMessageCanBeOpenedAndReadWhole() {
    var page = house.page(house.administrator(), "/calls/0a1b");

    var details =
        Pattern.compile("(?s)<details><summary>.*?</summary><pre tabindex=\"0\".*?>(.*?)</pre>")
            .matcher(page);
    assertThat(details.find()).isTrue();
    assertThat(details.group(1)).startsWith("INVITE sip:4000").contains("Call-ID: a@pbx");
  }

  @Test
  void everyPartyShowsHowSecureItIsAndWhatWasHeard() {
    assertThat(house.page(house.administrator(), "/calls/0a1b"))
        .contains("UDP <span class=\"badge open\">open</span>")
        .contains("PCMA RTP <span class=\"badge open\">open</span>")
        .contains("600 / 610", "6 (1.0 %)", "3.0 ms", "40.0 ms", "good (4.2)", "poor (3.2)")
        .contains("TLS <span class=\"badge secure\">encrypted</span>")
        .contains("SRTP <span class=\"badge secure\">encrypted</span>")
        .contains("No audio passes here.");
  }

  @Test
  void theLadderSpeaksGerman() {
    assertThat(german("/calls/0a1b"))
        .contains("verschlüsselt", "Taste • als Ereignis", "Umbel hat aufgelegt", "6 (1,0 %)");
  }

  @Test
  void aCallThatIsNotKeptIsToldSo() {
    var answer = house.send(house.request("/calls/ffff").header("Cookie", house.administrator()));

    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(answer.body()).contains("No such call");
  }
}
