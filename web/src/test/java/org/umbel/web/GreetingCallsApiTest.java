package org.umbel.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.umbel.domain.call.PhoneNumber;
import org.umbel.domain.greeting.GreetingCalls.Progress;
import org.umbel.domain.greeting.GreetingCalls.State;
import org.umbel.domain.greeting.GreetingCalls.Task;

class GreetingCallsApiTest {
  private static final String WORK = "/api/v1/boxes/4000/greetings/work-en/calls";
  private static final String EVERYBODY = "/api/v1/greetings/everybody/calls";
  private final House house = new House();

  @AfterEach
  void close() {
    house.close();
  }

  private MemoryGreetingCalls calls() {
    return house.memory.calls;
  }

  private HttpResponse<String> order(String path, String body) {
    return house.send(
        house.as("root", House.ROOTS_PASSWORD, path).POST(BodyPublishers.ofString(body)));
  }

  private HttpResponse<String> ask(String path) {
    return house.send(house.as("root", House.ROOTS_PASSWORD, path));
  }

  @Test
  void withoutANumberThePersonsOwnPhonesRing() {
    var answer = order(WORK, "{}");

    assertThat(answer.statusCode()).isEqualTo(202);
    assertThat(answer.body()).isEqualTo("{\"call\":\"1\",\"state\":\"calling\",\"why\":\"\"}");
    var one = calls().ordered.getFirst();
    assertThat(one.number()).isEqualTo(new PhoneNumber("4000"));
    assertThat(one.task()).isEqualTo(Task.RECORD);
    assertThat(one.what().orElseThrow().word()).isEqualTo("work-en");
  }

  @Test
  void aNumberThatIsTypedIsCalledToPlayWhatIsRecorded() {
    order(WORK, "{\"do\": \"play\", \"number\": \"+49 30 123\"}");

    var one = calls().ordered.getFirst();
    assertThat(one.number()).isEqualTo(new PhoneNumber("+4930123"));
    assertThat(one.task()).isEqualTo(Task.PLAY);
  }

  @Test
  void theGreetingForEverybodyIsRecordedBySomebodyWhoIsNamed() {
    assertThat(order(EVERYBODY, "{\"extension\": \"4001\"}").statusCode()).isEqualTo(202);

    var one = calls().ordered.getFirst();
    assertThat(one.what()).isEqualTo(Optional.empty());
    assertThat(one.orderer().extension().digits()).isEqualTo("4001");
    assertThat(order(EVERYBODY, "{}").statusCode()).isEqualTo(400);
  }

  @Test
  void howItGoesOnIsToldToWhoHasOrderedIt() {
    order(WORK, "{}");
    calls().progress = new Progress(State.NOT_TAKEN, "BUSY");

    var answer = ask("/api/v1/boxes/4000/greeting-calls/1");

    assertThat(answer.body())
        .isEqualTo("{\"call\":\"1\",\"state\":\"not-taken\",\"why\":\"BUSY\"}");
    var other = ask("/api/v1/boxes/4001/greeting-calls/1");
    assertThat(other.statusCode()).isEqualTo(404);
  }

  @Test
  void whoIsBeingCalledAlreadyIsNotCalledTwice() {
    calls().full = true;

    assertThat(order(WORK, "{}").statusCode()).isEqualTo(409);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "no json", "[]", "{\"do\": \"sing\"}", "{\"number\": \"Anna\"}"})
  void whatIsNoOrderIsRefusedInWords(String body) {
    var answer = order(WORK, body);

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("record");
    assertThat(calls().ordered).isEmpty();
  }

  @Test
  void nothingIsRecordedUnderAnotherName() {
    assertThat(order("/api/v1/boxes/4000/greetings/party-en/calls", "{}").statusCode())
        .isEqualTo(404);
  }
}
