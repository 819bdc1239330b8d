package org.umbel.web;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.io.StringReader;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.umbel.web.answer.Json;

class CallApiTest {
  private final House house = new House();

  @AfterEach
  void close() {
    house.close();
  }

  private HttpRequest.Builder asRoot(String path) {
    return house.as("root", House.ROOTS_PASSWORD, path);
  }

  private JsonObject json(String path) {
    try (var reader =
        Json.PROVIDER.createReader(new StringReader(house.send(asRoot(path)).body()))) {
      return reader.readObject();
    }
  }

  @Test
  void onlyAnAdministratorsProgramIsAnswered() {
    assertThat(house.send(house.request("/api/v1/calls")).statusCode()).isEqualTo(401);
    assertThat(house.send(house.asAnna("/api/v1/calls")).statusCode()).isEqualTo(403);
    assertThat(house.send(house.as("root", "wrong", "/api/v1/calls")).statusCode()).isEqualTo(401);
    assertThat(house.send(asRoot("/api/v1/calls")).statusCode()).isEqualTo(200);
  }

  @Test
  void anAdministratorHasNoMailbox() {
    assertThat(house.send(asRoot("/api/v1/mailbox/messages")).statusCode()).isEqualTo(403);
  }

  @Test
  void callsAreListed() {
    var calls = json("/api/v1/calls?number=4000").getJsonArray("calls");

    assertThat(calls).hasSize(1);
    var call = calls.getJsonObject(0);
    assertThat(call.getString("from")).isEqualTo("+4930555111");
    assertThat(call.getString("redirectedWhy")).isEqualTo("no-answer");
    assertThat(call.getString("outcome")).isEqualTo("answered");
    assertThat(call.getJsonObject("quality").getString("word")).isEqualTo("good");
    assertThat(json("/api/v1/calls?number=77").getJsonArray("calls")).isEmpty();
  }

  @Test
  void aCallIsToldStepByStep() {
    var call = json("/api/v1/calls/0a1b");

    var steps = call.getJsonArray("steps");
    assertThat(steps).hasSize(8);
    assertThat(steps.getJsonObject(2).getString("title")).isEqualTo("486 Busy Here");
    assertThat(steps.getJsonObject(5).getString("kind")).isEqualTo("answered");
    assertThat(steps.getJsonObject(6)).doesNotContainKey("key");
    var legs = call.getJsonArray("legs");
    assertThat(legs.getJsonObject(0).getJsonObject("media").getString("codec")).isEqualTo("PCMA");
    assertThat(legs.getJsonObject(1).getBoolean("signallingSecure")).isTrue();
    assertThat(legs.getJsonObject(1).getString("audio")).isEqualTo("srtp");
  }

  @Test
  void theMessagesAreHadAsPackets() {
    var answer = house.bytes(asRoot("/api/v1/calls/0a1b.pcap"));

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Disposition").orElse(""))
        .contains("call-0a1b.pcap");
    assertThat(ByteBuffer.wrap(answer.body()).getInt()).isEqualTo(0xa1b2c3d4);
  }

  @Test
  void whatIsNotThereIsToldSo() {
    assertThat(house.send(asRoot("/api/v1/calls/ffff")).statusCode()).isEqualTo(404);
    assertThat(house.send(asRoot("/api/v1/calls/ffff.pcap")).statusCode()).isEqualTo(404);
    assertThat(house.send(asRoot("/api/v1/calls/a%20b")).statusCode()).isEqualTo(404);
  }

  @Test
  void callsAreOnlyRead() {
    var answer = house.send(asRoot("/api/v1/calls/0a1b").POST(BodyPublishers.noBody()));

    assertThat(answer.statusCode()).isEqualTo(405);
    assertThat(answer.headers().firstValue("Allow")).contains("GET");
  }
}
