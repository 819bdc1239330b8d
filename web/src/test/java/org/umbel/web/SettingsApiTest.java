package org.umbel.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.umbel.web.House.ANNA;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.umbel.domain.greeting.GlobalGreeting;
import org.umbel.domain.greeting.GreetingSettings;
import org.umbel.domain.greeting.Profile;
import org.umbel.domain.message.MailSettings;
import org.umbel.domain.person.PasswordCheck;
import org.umbel.domain.settings.BoxSettings;
import org.umbel.domain.settings.catalogue.ReachSettings;

class SettingsApiTest {
  private static final String OWN = "/api/v1/mailbox/settings";
  private static final String ANNAS = "/api/v1/boxes/4000/settings";
  private final House house = new House();

  @AfterEach
  void close() {
    house.close();
  }

  @Test
  void anAdministratorSeesEverySettingAndWhereItsValueComesFrom() {
    house.memory.system.set(BoxSettings.NONE.with(GreetingSettings.GLOBAL, GlobalGreeting.ALWAYS));
    house.memory.own.put(
        ANNA.extension(), BoxSettings.NONE.with(GreetingSettings.ACTIVE, Profile.HOME));

    var answer = house.send(root(ANNAS));

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body())
        .contains(
            "{\"key\":\"greeting.global\",\"value\":\"always\",\"origin\":\"system\",\"default\":\"never\",\"allowed\":\"never"
                + " or when-missing or always\"")
        .contains("{\"key\":\"profile.active\",\"value\":\"home\",\"origin\":\"own\"")
        .contains("{\"key\":\"voice-mail\",\"value\":\"true\",\"origin\":\"standard\"")
        .contains("\"changedBy\":\"configuration\"", "\"changedBy\":\"person\"");
  }

  @Test
  void thePersonSeesOnlyWhatIsForItsEyes() {
    var answer = house.send(house.asAnna(OWN));

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body())
        .contains("\"key\":\"profile.active\"", "\"key\":\"voice-mail\"")
        .doesNotContain("\"key\":\"greeting.global\"", "\"changedBy\":\"configuration\"");
  }

  @Test
  void aLoginTheMailServerRefusesIsNotKept() {
    house.memory.mailServer.set(wanted ->
        wanted.value(MailSettings.PASSWORD).orElse("").equals("right")
            ? new PasswordCheck.Right()
            : new PasswordCheck.Wrong("refused"));

    var wrong = patch(house.asAnna(OWN), "{\"mailbox.password\": \"wrong\"}");
    assertThat(wrong.statusCode()).isEqualTo(422);
    assertThat(wrong.body())
        .contains("the password that the mail server takes")
        .doesNotContain("wrong");
    assertThat(house.memory.own).isEmpty();

    assertThat(patch(house.asAnna(OWN), "{\"mailbox.password\": \"right\"}").statusCode())
        .isEqualTo(200);
    assertThat(house.memory.own).hasSize(1);
    assertThat(patch(house.asAnna(OWN), "{\"profile.active\": \"home\"}").statusCode())
        .as("what is no login is not tried")
        .isEqualTo(200);
  }

  @Test
  void aLoginThatCannotBeTriedIsNotKept() {
    house.memory.mailServer.set(_ -> new PasswordCheck.Unknown("It does not answer."));

    var answer = patch(house.asAnna(OWN), "{\"mailbox.user\": \"anna\"}");

    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(answer.body()).contains("nothing was changed. It does not answer.");
    assertThat(house.memory.own).isEmpty();
  }

  @Test
  void whatIsChangedHoldsUntilItIsGivenBackToTheSystem() {
    var changed = patch(house.asAnna(OWN), "{\"profile.active\": \"vacation\"}");

    assertThat(changed.statusCode()).isEqualTo(200);
    assertThat(changed.body()).contains("\"profile.active\",\"value\":\"vacation\"");
    assertThat(annas().find(GreetingSettings.ACTIVE)).contains(Profile.VACATION);

    patch(root(ANNAS), "{\"profile.active\": null, \"profile.home.takes-messages\": false}");

    assertThat(annas().texts()).containsOnlyKeys("profile.home.takes-messages");
  }

  @Test
  void allMistakesAreToldAndNothingIsChanged() {
    var answer =
        patch(
            root(ANNAS),
            "{\"profile.active\": \"beach\", \"no.such\": null, \"greeting.global\": \"always\","
                + " \"greeting.language\": \"de\"}");

    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body())
        .contains("3 mistakes; nothing was changed.")
        .contains("{\"key\":\"profile.active\",\"found\":\"beach\",\"allowed\":\"work or mobile")
        .contains("{\"key\":\"no.such\",\"found\":\"null\",\"allowed\":\"the key of a setting\"}")
        .contains("the same for everybody");
    assertThat(annas()).isEqualTo(BoxSettings.NONE);
  }

  @Test
  void aProfileThatIsNotOfferedCannotBeChosen() {
    house.memory.system.set(
        BoxSettings.NONE.with(GreetingSettings.OFFERED, List.of(Profile.WORK, Profile.HOME)));

    var answer = patch(house.asAnna(OWN), "{\"profile.active\": \"mobile\"}");

    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body()).contains("work or home, the profiles that are offered");
  }

  @Test
  void whatOnlyAnAdministratorChangesStaysAsItIs() {
    var answer = patch(house.asAnna(OWN), "{\"greeting.kind\": \"personalized\"}");

    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(answer.body()).contains("Only an administrator changes greeting.kind.");
    assertThat(annas()).isEqualTo(BoxSettings.NONE);
  }

  @Test
  void theAdministratorDecidesWhatThePersonSeesAndChanges() {
    house.memory.system.set(
        BoxSettings.NONE
            .with(ReachSettings.CHANGEABLE, List.of("greeting.kind"))
            .with(ReachSettings.SEEN, List.of("profile.active"))
            .with(ReachSettings.ADMINISTRATOR, List.of("office-hours.*")));

    var seen = house.send(house.asAnna(OWN)).body();
    var refused = patch(house.asAnna(OWN), "{\"profile.active\": \"home\"}");
    var unseen = patch(house.asAnna(OWN), "{\"office-hours.week\": \"never\"}");
    var changed = patch(house.asAnna(OWN), "{\"greeting.kind\": \"personalized\"}");

    assertThat(seen).doesNotContain("office-hours").contains("\"key\":\"profile.active\"");
    assertThat(seen.split("\"key\":\"profile.active\"", 2)[1].split("}", 2)[0])
        .contains("\"changedBy\":\"administrator\"");
    assertThat(refused.statusCode()).isEqualTo(403);
    assertThat(refused.body()).contains("Only an administrator changes profile.active.");
    assertThat(unseen.statusCode()).isEqualTo(403);
    assertThat(changed.statusCode()).isEqualTo(200);
    assertThat(patch(root(ANNAS), "{\"profile.active\": \"home\"}").statusCode()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{", "[]", "null", "{\"profile.active\": [1]}", "{\"a\": {}}"})
  void aChangeThatIsNoMapOfTextsIsRefused(String body) {
    assertThat(patch(root(ANNAS), body).statusCode()).isEqualTo(400);
  }

  @ParameterizedTest
  @ValueSource(strings = {"4099", "x", "40000000000000000000", "%2e%2e"})
  void nobodyIsFoundWhoIsNotThere(String extension) {
    var answer = house.send(root("/api/v1/boxes/" + extension + "/settings"));

    assertThat(answer.statusCode()).isIn(400, 404);
  }

  @Test
  void settingsThatCannotBeReachedAreNeitherGuessedNorChanged() {
    house.memory.reachable.set(false);

    var seen = house.send(root(ANNAS));
    var changed = patch(root(ANNAS), "{\"profile.active\": \"home\"}");

    assertThat(seen.statusCode()).isEqualTo(503);
    assertThat(changed.statusCode()).isEqualTo(503);
    assertThat(seen.headers().firstValue("Retry-After")).contains("10");
    assertThat(seen.body()).contains("cannot be reached").doesNotContain("directory is away");
  }

  @Test
  void aPersonDoesNotSeeThoseOfOthers() {
    assertThat(house.send(house.asAnna("/api/v1/boxes/4001/settings")).statusCode()).isEqualTo(403);
    assertThat(house.send(root(OWN)).statusCode()).isEqualTo(403);
  }

  private BoxSettings annas() {
    return house.memory.own.getOrDefault(ANNA.extension(), BoxSettings.NONE);
  }

  private HttpRequest.Builder root(String path) {
    return house.as("root", House.ROOTS_PASSWORD, path);
  }

  private HttpResponse<String> patch(HttpRequest.Builder request, String body) {
    return house.send(request.method("PATCH", BodyPublishers.ofString(body)));
  }
}
