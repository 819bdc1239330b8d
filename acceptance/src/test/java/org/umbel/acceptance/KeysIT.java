package org.umbel.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.umbel.domain.call.Key;
import org.umbel.telephony.line.LineSession;
import org.umbel.telephony.phone.Phone;
import org.umbel.telephony.phone.PhoneKeys;
import org.umbel.telephony.phone.PhoneLine;
import org.umbel.testkit.Await;
import org.umbel.testkit.Feature;
import org.umbel.testkit.part.Baresip;
import org.umbel.testkit.part.LogsOnFailure;
import org.umbel.testkit.part.Needs;
import org.umbel.testkit.part.PortBlock;
import org.umbel.testkit.server.UmbelServer;
import org.umbel.testkit.sound.Sound;

/// Keys go out and come in by RTP events, by SIP INFO and as tones, as each line wants them.
@Needs("baresip")
@ExtendWith(LogsOnFailure.class)
@Timeout(90)
class KeysIT {
  private static final Pattern HEARD = Pattern.compile("(?:DTMF|event): *'([0-9*#])'(?! .end=1)");

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  @Feature("LN-13")
  void aPhoneHearsTheKeysThatAConversationPresses(boolean byInfo) {
    var keys = List.of(Key.ONE, Key.FIVE, Key.NINE, Key.POUND);
    try (var exchange =
            new Exchange(LineSession.DEFAULT.withKeysByInfo(byInfo), call -> call.press(keys));
        var phone =
            Baresip.start(
                "4000",
                "none",
                exchange.sip(),
                Sound.silence(Duration.ofSeconds(1)),
                Map.of("REGISTER", "no"))) {
      phone.dial("5000");

      Await.until("the keys", Calling.PATIENCE, () -> heard(phone), "159#"::equals);
    }
  }

  private static String heard(Baresip phone) {
    return HEARD
        .matcher(phone.printed())
        .results()
        .map(found -> found.group(1))
        .collect(Collectors.joining());
  }

  @Test
  @Feature("LN-13")
  void aLineHearsKeysByTheWayItWantsThem() {
    try (var server = UmbelServer.serveLines(KeysIT::threeLines)) {
      var ways = List.of(PhoneKeys.AGREED, PhoneKeys.TONES, PhoneKeys.INFO);
      for (int way = 0; way < ways.size(); way++) {
        var line = PhoneLine.of("4000", server.ports().address(way == 0 ? 0 : way + 1));
        int before = way;
        try (var phone = Phone.open(line.withKeys(ways.get(way)));
            var call = Calling.answered(phone.dial("5000"))) {
          assertThat(call.press("739152#")).isTrue();
          Await.until(
              "a login by " + ways.get(way),
              Calling.PATIENCE,
              () -> logins(server),
              done -> done > before);
        }
      }
    }
  }

  private static long logins(UmbelServer server) {
    return server.log().lines().filter(line -> line.contains("login.done")).count();
  }

  private static String threeLines(PortBlock ports) {
    var lines =
        Stream.of("event 0", "tone 2", "signalling 3")
            .map(text -> text.split(" ", 2))
            .map(part ->
                "  - {name: %s, listen: [\"udp 127.0.0.1:%d\"], audio: {keys: [%s]}}\n"
                    .formatted(part[0], ports.at(Integer.parseInt(part[1])), part[0]))
            .collect(Collectors.joining());
    return """
    pilots: ["5000"]
    spool: {least-free-mb: 1}
    people: [{extension: "4000", name: Anna Berg, pin: "739152"}]
    lines:
    """
        + lines;
  }
}
