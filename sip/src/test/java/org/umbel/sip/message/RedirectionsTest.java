package org.umbel.sip.message;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RedirectionsTest {
  private static Request invite(String uri, String... headers) {
    var builder =
        Request.builder(Method.INVITE, Uri.parse(uri))
            .from(NameAddr.parse("<sip:ben@pbx>;tag=1"))
            .to(NameAddr.parse("<sip:4000@pbx>"))
            .callId("1")
            .cSeq(1);
    for (int i = 0; i < headers.length; i += 2) builder.header(headers[i], headers[i + 1]);
    return builder.build();
  }

  private static String steps(Request invite) {
    return String.join(
        " ",
        Redirections.of(invite).steps().stream()
            .map(step -> step.from().user() + ":" + step.cause())
            .toList());
  }

  @Test
  void theTopDiversionIsTheLastOne() {
    var invite =
        invite(
            "sip:5000@vm",
            "Diversion",
            "<sip:4001@pbx>;reason=no-answer;counter=1, \"A\" <sip:4000@pbx>;reason=\"user-busy\"");

    assertThat(steps(invite)).isEqualTo("4000:BUSY 4001:NO_ANSWER");
    assertThat(Redirections.of(invite).first().orElseThrow().from().user()).isEqualTo("4000");
    assertThat(Redirections.of(invite).last().orElseThrow().from().user()).isEqualTo("4001");
  }

  @Test
  void diversionsMayTakeSeveralLinesAndHideTheirDiverter() {
    var invite =
        invite(
            "sip:5000@vm",
            "Diversion",
            "<tel:+4930123>;reason=unconditional;privacy=full",
            "Diversion",
            "<sip:1@b>");

    assertThat(steps(invite)).isEqualTo("1:UNKNOWN +4930123:UNCONDITIONAL");
    assertThat(Redirections.of(invite).last().orElseThrow().anonymous()).isTrue();
  }

  @Test
  void historyWithReasonsInItsUrisTellsWhoWasLeft() {
    var invite =
        invite(
            "sip:5000@vm",
            "History-Info",
            "<sip:4000@pbx?Reason=SIP%3Bcause%3D486%3Btext%3D%22Busy%22>;index=1,"
                + " <sip:4001@pbx?Reason=Q.850%3Bcause%3D19>;index=1.1, <sip:5000@vm>;index=1.2");

    assertThat(steps(invite)).isEqualTo("4000:BUSY 4001:NO_ANSWER");
  }

  @Test
  void historyWithCausesAndMappingsTellsItAsWell() {
    var invite =
        invite(
            "sip:5000@vm",
            "History-Info",
            "<sip:4000@pbx>;index=1",
            "History-Info",
            "<sip:4000@10.0.0.7>;index=1.1;rc=1",
            "History-Info",
            "<sip:5000@vm;cause=408>;index=1.2;mp=1");

    assertThat(steps(invite)).isEqualTo("4000:NO_ANSWER");
  }

  @Test
  void aSingleEntryForSomebodyElseIsARedirection() {
    assertThat(steps(invite("sip:5000@vm", "History-Info", "<sip:4000@pbx>;index=1")))
        .isEqualTo("4000:UNKNOWN");
    assertThat(steps(invite("sip:5000@vm", "History-Info", "<sip:5000@pbx>;index=1"))).isEmpty();
  }

  @Test
  void theTargetInTheRequestUriIsTheLastThingAsked() {
    assertThat(steps(invite("sip:vm@host;target=sip:4000%40pbx;cause=302")))
        .isEqualTo("4000:UNCONDITIONAL");
    assertThat(steps(invite("sip:vm@host"))).isEmpty();
  }

  @Test
  void anUnreadableDiversionDoesNotHideTheHistory() {
    var invite =
        invite("sip:5000@vm", "Diversion", "<sip:", "History-Info", "<sip:4000@pbx>;index=1");

    assertThat(steps(invite)).isEqualTo("4000:UNKNOWN");
  }

  @Test
  void whatIsWrittenIsReadAgainFromEitherHeader() {
    var came =
        invite(
            "sip:4002@vm",
            "Diversion",
            "<sip:4001@pbx>;reason=no-answer;counter=1,"
                + " <sip:4000@pbx>;reason=user-busy;privacy=full");

    var goes = Redirections.of(came).on(invite("sip:4002@vm"));

    assertThat(goes.headers("Diversion")).hasSize(2);
    assertThat(goes.headers("History-Info")).hasSize(3).last().asString().contains("index=1.1.1");
    assertThat(steps(goes.without("History-Info"))).isEqualTo("4000:BUSY 4001:NO_ANSWER");
    assertThat(steps(goes.without("Diversion"))).isEqualTo("4000:BUSY 4001:NO_ANSWER");
    assertThat(Redirections.of(goes.without("Diversion")).first().orElseThrow().anonymous())
        .isTrue();
  }

  @Test
  void aCallNobodyPassedOnTellsNothing() {
    var goes = Redirections.of(invite("sip:4000@vm")).on(invite("sip:4000@vm"));

    assertThat(goes.has("Diversion") || goes.has("History-Info")).isFalse();
  }
}
