package org.umbel.telephony;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.umbel.domain.call.Redirection;
import org.umbel.domain.call.Transfer;
import org.umbel.sip.Dialog;
import org.umbel.sip.message.MediaType;
import org.umbel.sip.message.Request;

/// Two parties that talk to each other by way of the server: what one does to the session, and
/// transfers (LN-4, LN-9, LN-10, LN-16).
@Timeout(30)
class JoinedCallsTest {
  private static final Duration PATIENCE = TestPhone.PATIENCE;

  private final SmallHouse house = new SmallHouse();
  private final TestPhone caller = house.phone("4001");
  private final TestPhone annas = house.phone("4000");
  private final TestPhone bens = house.phone("4002");
  private final BlockingQueue<Dialog> answered = new LinkedBlockingQueue<>();

  JoinedCallsTest() {
    annas.register("correct horse", register -> register);
    bens.register("correct horse", register -> register);
    annas.whenCalled(invite -> answered.add(annas.accept(invite, description("annas"))));
    bens.whenCalled(invite -> answered.add(bens.accept(invite, description("bens"))));
  }

  @AfterEach
  void close() {
    Stream.of(caller, annas, bens).forEach(TestPhone::close);
    house.close();
  }

  /// The caller's side of a talk with Anna.
  private Dialog callerTalksToAnna() {
    return caller.reach("4000", description("callers")).dialog();
  }

  private Dialog taken() throws InterruptedException {
    return requireNonNull(answered.poll(5, SECONDS));
  }

  private static String next(BlockingQueue<Request> requests) throws InterruptedException {
    return requireNonNull(requests.poll(5, SECONDS)).bodyText();
  }

  @Test
  void soundBeforeTheAnswerReachesTheCallerAlthoughTheAnswerHasNoDescription()
      throws InterruptedException {
    annas.whenCalled(invite -> {
      invite.ring(invite.request().reply(183).withBody(MediaType.SDP, description("early")));
      answered.add(invite.accept(invite.request().reply(200), annas.dialogHandler()).dialog());
    });

    var ok = caller.reach("4000", description("callers")).response();

    assertThat(ok.bodyText()).contains("s=early");
    taken().bye();
  }

  @Test
  void aReinviteWithoutAnOfferIsCarriedToTheOtherSide() throws InterruptedException {
    var dialog = callerTalksToAnna();
    var offered = new LinkedBlockingQueue<String>();

    var response =
        dialog.reinvite(
            plain -> plain,
            (ok, ack) -> {
              offered.add(ok.bodyText());
              return ack.withBody(MediaType.SDP, description("callers again"));
            });

    assertThat(response.status()).isEqualTo(200);
    assertThat(offered.poll(5, SECONDS)).contains("s=annas offer");
    assertThat(next(annas.acks)).contains("s=callers again");
  }

  @Test
  void aPhoneIsToldWhoCallsUnlessThatIsHidden() throws InterruptedException {
    var shown =
        caller.call(
            "4000",
            invite ->
                invite
                    .with("P-Asserted-Identity", "<tel:+4930123>")
                    .withBody(MediaType.SDP, description("callers")));
    shown.await(PATIENCE);
    var hidden =
        caller.call(
            "4000",
            invite ->
                invite
                    .with("Privacy", "id")
                    .with("P-Asserted-Identity", "<tel:+4930123>")
                    .withBody(MediaType.SDP, description("callers")));
    hidden.await(PATIENCE);

    var first = requireNonNull(annas.invites.poll(5, SECONDS)).request();
    var second = requireNonNull(annas.invites.poll(5, SECONDS)).request();
    assertThat(first.header("P-Asserted-Identity")).contains("<tel:+4930123>");
    assertThat(second.has("P-Asserted-Identity")).isFalse();
    assertThat(second.from().user()).isEqualTo("anonymous");
    assertThat(second.header("Privacy")).contains("id");
  }

  @Test
  void aRefreshOfTheSessionDoesNotBotherTheOtherSide() throws InterruptedException {
    var dialog = callerTalksToAnna();

    var same = dialog.reinvite(plain -> plain.withBody(MediaType.SDP, description("callers")));
    var held = dialog.reinvite(plain -> plain.withBody(MediaType.SDP, description("held")));

    assertThat(same.bodyText()).contains("s=annas");
    assertThat(held.status()).isEqualTo(200);
    assertThat(next(annas.reinvites)).contains("s=held");
  }

  @Test
  void aConversationPassesItsCallerOnToAPhone() throws InterruptedException {
    var dialog = caller.reach("5000", description("callers")).dialog();

    assertThat(house.passed.poll(5, SECONDS)).isEqualTo(new Transfer.Done());
    assertThat(next(caller.reinvites)).contains("s=bens");
    assertThat(dialog.over()).isFalse();
    taken().bye();
    assertThat(caller.ends.poll(5, SECONDS)).isNotNull();
  }

  @Test
  void aCallerOfAConversationWhoObeysReferIsReferred() throws InterruptedException {
    var targets = new LinkedBlockingQueue<String>();
    caller.whenReferred(refer -> {
      targets.add(refer.target().target().toString());
      refer.accept();
      refer.done(200);
    });
    caller.reach("5000", description("callers"));

    assertThat(house.passed.poll(5, SECONDS)).isEqualTo(new Transfer.Done());
    assertThat(targets.poll(5, SECONDS)).contains("sip:4002@");
    assertThat(caller.ends.poll(5, SECONDS)).isNotNull();
    assertThat(bens.invites).isEmpty();
  }

  @Test
  void aCallerWhomNobodyTakesStaysWithTheConversation() throws InterruptedException {
    bens.whenCalled(invite -> invite.reject(486));
    var dialog = caller.reach("5000", description("callers")).dialog();

    assertThat(house.passed.poll(5, SECONDS))
        .isEqualTo(new Transfer.NotTaken(Redirection.Reason.BUSY));
    dialog.bye();
  }

  private static byte[] description(String name) {
    return ("v=0\r\no="
            + name.replace(' ', '-')
            + " 1 1 IN IP4 127.0.0.1\r\ns="
            + name
            + "\r\nc=IN IP4 127.0.0.1\r\nt=0 0\r\nm=audio 4000 RTP/AVP 0\r\n")
        .getBytes(UTF_8);
  }
}
