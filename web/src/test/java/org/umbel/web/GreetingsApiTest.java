package org.umbel.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.umbel.domain.greeting.GreetingSettings;
import org.umbel.domain.settings.BoxSettings;

@Timeout(60)
class GreetingsApiTest {
  private static final String OWN = "/api/v1/mailbox/greetings";
  private static final String EVERYBODY = "/api/v1/greetings/everybody";
  private static final byte[] SOUND = MemoryBoxes.file(Duration.ofSeconds(3));
  private final House house = new House();

  @AfterEach
  void close() {
    house.close();
  }

  @Test
  void aSoundThatIsBroughtIsListedHeardAndDeleted() {
    var put = put(house.asAnna(OWN + "/work-en"), "audio/wav", SOUND);

    assertThat(put.statusCode()).isEqualTo(200);
    assertThat(put.body()).isEqualTo("{\"word\":\"work-en\",\"seconds\":3.0}");
    assertThat(house.send(house.asAnna(OWN)).body())
        .isEqualTo(
            "{\"greetings\":[{\"word\":\"work-en\",\"profile\":\"work\",\"language\":\"en\",\"seconds\":3.0}]}");
    assertThat(house.bytes(house.asAnna(OWN + "/work-en")).body()).isEqualTo(SOUND);
    assertThat(
            house.bytes(house.asAnna(OWN + "/work-en").header("Range", "bytes=0-9")).statusCode())
        .isEqualTo(206);

    assertThat(house.send(house.asAnna(OWN + "/work-en").DELETE()).statusCode()).isEqualTo(204);
    assertThat(house.send(house.asAnna(OWN + "/work-en")).statusCode()).isEqualTo(404);
    assertThat(house.send(house.asAnna(OWN + "/work-en").DELETE()).statusCode()).isEqualTo(404);
  }

  @Test
  void aTextIsRefusedWhereThePersonMayBringSoundsAlone() {
    house.memory.system.set(BoxSettings.NONE.with(GreetingSettings.FROM_TEXT, false));
    var text = "Hello, this is Anna.".getBytes(StandardCharsets.UTF_8);

    assertThat(put(house.asAnna(OWN + "/work-en"), "text/plain", text).statusCode()).isEqualTo(403);
    assertThat(put(house.asAnna(OWN + "/work-en"), "audio/wav", SOUND).statusCode()).isEqualTo(200);
    assertThat(put(root("/api/v1/boxes/4000/greetings/work-en"), "text/plain", text).statusCode())
        .isEqualTo(200);
  }

  @Test
  void anAdministratorBringsThatOfAPersonAndThatForEverybody() {
    assertThat(put(root("/api/v1/boxes/4000/greetings/name"), "audio/wav", SOUND).statusCode())
        .isEqualTo(200);
    assertThat(put(root(EVERYBODY), "audio/wav", SOUND).statusCode()).isEqualTo(200);

    assertThat(house.memory.sounds).containsOnlyKeys("4000 name", MemoryBoxes.EVERYBODY);
    assertThat(house.bytes(root(EVERYBODY)).body()).isEqualTo(SOUND);
    assertThat(house.send(root(EVERYBODY).DELETE()).statusCode()).isEqualTo(204);
    assertThat(house.send(root(EVERYBODY)).statusCode()).isEqualTo(404);
  }

  @Test
  void nobodyElseBringsThatForEverybody() {
    assertThat(put(house.asAnna(EVERYBODY), "audio/wav", SOUND).statusCode()).isEqualTo(403);
    assertThat(put(house.request(EVERYBODY), "audio/wav", SOUND).statusCode()).isEqualTo(401);
    assertThat(house.memory.sounds).isEmpty();
  }

  @Test
  void wordsAreSpokenByAnEngine() {
    var words = "I am on the mountain.".getBytes(StandardCharsets.UTF_8);

    var english = put(house.asAnna(OWN + "/home-en"), "text/plain; charset=utf-8", words);
    var german = put(house.asAnna(OWN + "/home-de"), "text/plain", words);

    assertThat(english.body()).isEqualTo("{\"word\":\"home-en\",\"seconds\":2.1}");
    assertThat(german.statusCode()).isEqualTo(503);
    assertThat(german.body()).contains("No speech engine here reads");
    assertThat(house.memory.sounds).containsOnlyKeys("4000 home-en");
  }

  @ParameterizedTest
  @CsvSource({"500, 422", "1000, 200", "20000, 200", "20001, 422"})
  void howLongItMayBeIsBounded(int millis, int status) {
    var file = MemoryBoxes.file(Duration.ofMillis(millis));

    assertThat(put(house.asAnna(OWN + "/work-en"), "audio/wav", file).statusCode())
        .isEqualTo(status);
  }

  @ParameterizedTest
  @CsvSource({
    "application/json, {}, 415",
    "'', x, 415",
    "audio/mpeg, no sound, 422",
    "audio/wav, '', 422",
    "text/plain, '', 422"
  })
  void whatIsNoSoundIsRefused(String type, String body, int status) {
    var answer = put(house.asAnna(OWN + "/work-en"), type, body.getBytes(StandardCharsets.UTF_8));

    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(house.memory.sounds).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"beach-en", "work", "work-fr", "everybody", "..%2fname", "work-en.wav"})
  void onlyWhatIsRecordedHasAPlace(String word) {
    assertThat(put(house.asAnna(OWN + "/" + word), "audio/wav", SOUND).statusCode())
        .isIn(400, 404, 413);
    assertThat(house.memory.sounds).isEmpty();
  }

  @Test
  void aLargeSoundComesOnlyWhereSoundsAreBrought() {
    var large = " ".repeat(100_000).getBytes(StandardCharsets.UTF_8);

    assertThat(put(house.asAnna(OWN + "/work-en"), "audio/wav", large).statusCode()).isEqualTo(422);
    assertThat(put(house.asAnna("/api/v1/mailbox/settings"), "text/plain", large).statusCode())
        .isEqualTo(413);
    assertThat(streamed(house.asAnna("/api/v1/mailbox/settings"), "PATCH", large).statusCode())
        .isEqualTo(413);
  }

  @Test
  void aSoundThatIsTooLargeIsRefused() {
    var large = new byte[BodyLimits.LARGEST_SOUND + 1];

    var streamed = streamed(house.asAnna(OWN + "/work-en"), "PUT", large);

    assertThat(streamed.statusCode()).isEqualTo(413);
    assertThat(house.memory.sounds).isEmpty();
  }

  private HttpRequest.Builder root(String path) {
    return house.as("root", House.ROOTS_PASSWORD, path);
  }

  private HttpResponse<String> put(HttpRequest.Builder request, String type, byte[] body) {
    var typed = type.isEmpty() ? request : request.header("Content-Type", type);
    return house.send(typed.PUT(BodyPublishers.ofByteArray(body)));
  }

  /// Without telling the length first.
  private HttpResponse<String> streamed(HttpRequest.Builder request, String method, byte[] body) {
    var stream = BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body));
    return house.send(request.header("Content-Type", "audio/wav").method(method, stream));
  }
}
