package org.umbel.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PeopleApiTest {
  private static final String PEOPLE = "/api/v1/people";
  private final House house = new House();

  @AfterEach
  void close() {
    house.close();
  }

  @Test
  void administratorsSeePeopleWithoutSecrets() {
    var all = house.send(root(PEOPLE));

    assertThat(all.body())
        .isEqualTo(
            "{\"people\":[{\"extension\":\"4000\",\"name\":\"Anna Berg\",\"mail\":\"\","
                + "\"stations\":[\"4000\"],\"voiceMail\":true,\"changeable\":true}]}");
    assertThat(house.send(root(PEOPLE + "/4000")).body()).startsWith("{\"extension\":\"4000\"");
    assertThat(house.send(root(PEOPLE + "/4999")).statusCode()).isEqualTo(404);
  }

  @Test
  void aPersonIsAddedAndTakenAway() {
    var added = house.send(root(PEOPLE + "/4010").PUT(BodyPublishers.ofString("Dora")));
    assertThat(added.body()).contains("person 4010 added");
    assertThat(house.staff.person("4010")).isPresent();

    assertThat(house.send(root(PEOPLE + "/4010").DELETE()).statusCode()).isEqualTo(200);
    assertThat(house.send(root(PEOPLE + "/4010").DELETE()).statusCode()).isEqualTo(404);
  }

  @Test
  void mistakesAreToldWithTheirPlace() {
    var refused = house.send(root(PEOPLE + "/4010").PUT(BodyPublishers.ofString("wrong")));

    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.body()).contains("\"line\":2", "\"key\":\"mail\"", "a mail address");
    assertThat(house.staff.person("4010")).isEmpty();
  }

  @Test
  void nobodyElseSeesOrChangesPeople() {
    assertThat(house.send(house.asAnna(PEOPLE)).statusCode()).isEqualTo(403);
    assertThat(house.send(house.asAnna(PEOPLE + "/4000").DELETE()).statusCode()).isEqualTo(403);
    assertThat(house.send(house.request(PEOPLE)).statusCode()).isEqualTo(401);
    assertThat(house.staff.person("4000")).isPresent();
  }

  private HttpRequest.Builder root(String path) {
    return house.as("root", House.ROOTS_PASSWORD, path);
  }
}
