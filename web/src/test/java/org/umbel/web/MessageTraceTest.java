package org.umbel.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MessageTraceTest {
  private final House house = new House();

  @AfterEach
  void close() {
    house.close();
  }

  @Test
  void theOwnerReadsTheWayInWordsWithInstants() {
    var way = house.send(house.asAnna("/api/v1/mailbox/messages/m-1/trace"));

    assertThat(way.statusCode()).isEqualTo(200);
    assertThat(way.body())
        .contains("\"extension\":\"4000\",\"call\":\"call-1\"")
        .contains("\"at\":\"2026-03-04T09:30:00Z\",\"what\":\"recorded\",\"detail\":\"8.0\"")
        .contains("\"words\":\"Recorded, 8.0 s long\"")
        .contains("\"what\":\"postponed\"", "\"times\":2,\"last\":\"2026-03-04T09:30:05Z\"")
        .contains("\"words\":\"Taken by the mail server\"");
  }

  @Test
  void theOwnerListsOwnMessagesAlone() {
    var own = house.send(house.asAnna("/api/v1/mailbox/traces"));

    assertThat(own.body()).contains("m-1").doesNotContain("m-2");
  }

  @Test
  void nobodySeesTheWayOfAnothersMessage() {
    var others = house.send(house.asAnna("/api/v1/mailbox/messages/m-2/trace"));
    var all = house.send(house.asAnna("/api/v1/message-traces"));

    assertThat(others.statusCode()).isEqualTo(404);
    assertThat(all.statusCode()).isEqualTo(403);
  }

  @ParameterizedTest
  @CsvSource({
    "/api/v1/message-traces, m-2, m-1",
    "/api/v1/message-traces?extension=4000, m-1, Taken",
    "/api/v1/message-traces/m-2, 4001, Mended after an interruption"
  })
  void administratorsFindMessagesByExtensionAndName(String path, String one, String other) {
    var answer = house.send(house.as("root", House.ROOTS_PASSWORD, path));

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).contains(one, other);
  }

  @ParameterizedTest
  @CsvSource({"/api/v1/message-traces?extension=x, 400", "/api/v1/message-traces/m-3, 404"})
  void whatCannotBeFoundIsToldInWords(String path, int status) {
    assertThat(house.send(house.as("root", House.ROOTS_PASSWORD, path)).statusCode())
        .isEqualTo(status);
  }

  @Test
  void thePageTellsTheOwnerAndEscapesWhatServersSaid() {
    var page = house.page(house.login(), "/messages/m-1/trace");

    assertThat(page)
        .contains("Waits and is tried again: &lt;b&gt;away&lt;/b&gt;", "2 times, last Today")
        .contains("Taken by the mail server")
        .doesNotContain("<b>away");
  }

  @Test
  void administratorsSeeAllMessagesAndLookForOne() {
    var root = house.administrator();

    assertThat(house.page(root, "/traces")).contains("2 messages", "/traces/m-1", "/traces/m-2");
    assertThat(house.page(root, "/traces?wanted=4001"))
        .contains("m-2")
        .doesNotContain("/traces/m-1");
    assertThat(house.page(root, "/traces?wanted=m-1")).contains("One message", "/traces/m-1");
    assertThat(house.page(root, "/traces?wanted=%3Cb%3E")).contains("No messages");
    assertThat(house.page(root, "/traces/m-1")).contains("Recorded, 8.0 s long", "/calls/call-1");
  }

  @Test
  void theWayIsToldInGerman() {
    var page =
        house.send(
            house
                .request("/traces/m-1")
                .header("Cookie", house.administrator())
                .header("Accept-Language", "de"));

    assertThat(page.body()).contains("Vom Mailserver angenommen", "2-mal, zuletzt Heute");
  }
}
