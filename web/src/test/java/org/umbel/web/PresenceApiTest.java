package org.umbel.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.umbel.domain.person.Extension;
import org.umbel.domain.presence.Activity;
import org.umbel.domain.presence.Presence;
import org.umbel.domain.presence.Source;

class PresenceApiTest {
  private static final Extension ANNA = new Extension("4000");
  private static final String ANNAS = "/api/v1/people/4000/presence";
  private static final Instant NOON = Instant.parse("2026-03-04T12:00:00Z");
  private final House house = new House();

  @AfterEach
  void close() {
    house.close();
  }

  @Test
  void asSupervisorOneSeesWhatItComesToAndWhatEachSourceSays() {
    house.workers.presence.say(
        ANNA, new Source.Platform("office"), Presence.open(NOON).noted("at my desk").numbered(32));
    house.workers.presence.say(
        ANNA, Source.LINE, Presence.open(NOON.plusSeconds(60), Activity.ON_THE_PHONE));

    var answer = house.send(house.as("sam", House.ROOTS_PASSWORD, ANNAS));

    assertThat(answer.body())
        .isEqualTo(
            """
            {"basic":"open","standing":"on-the-phone","activities":["on-the-phone"],\
            "since":"2026-03-04T12:01:00Z","note":"at my desk","number":"4000","sources":[\
            {"basic":"open","standing":"available","activities":[],\
            "since":"2026-03-04T12:00:00Z","note":"at my desk","status":32,\
            "source":"platform","name":"office"},\
            {"basic":"open","standing":"on-the-phone","activities":["on-the-phone"],\
            "since":"2026-03-04T12:01:00Z","source":"line"}]}\
            """);
  }

  @Test
  void peopleSeeTheirOwnAndNobodyElses() {
    house.workers.presence.say(ANNA, Source.MANUAL, Presence.open(NOON, Activity.MEETING));

    assertThat(house.send(house.asAnna("/api/v1/presence")).body())
        .contains("\"standing\":\"meeting\"", "\"source\":\"manual\"");
    assertThat(house.send(house.asAnna("/api/v1/people/4001/presence")).statusCode())
        .isBetween(401, 403);
  }

  @Test
  void ofNobodyNothingIsKnown() {
    var nobody = house.as("sam", House.ROOTS_PASSWORD, "/api/v1/people/4999/presence");
    assertThat(house.send(nobody).statusCode()).isEqualTo(404);
  }
}
