package org.umbel.sip;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.umbel.sip.dialog.DialogSettings;
import org.umbel.sip.dialog.SessionTimerSettings;
import org.umbel.sip.message.MediaType;
import org.umbel.sip.message.Method;
import org.umbel.sip.message.Request;
import org.umbel.sip.message.Response;
import org.umbel.sip.message.SessionExpires;
import org.umbel.sip.message.SipMessage;
import org.umbel.sip.testnet.VirtualNetwork;

/// Session timers between two endpoints, RFC 4028.
class SessionTimerTest {

  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final String PLAIN_METHODS = "INVITE, ACK, BYE, CANCEL";
  private static final DialogSettings OF_600_S = every(600);

  /// The answer to an offer of voice and fax, by somebody who knows no fax.
  private static final byte[] VOICE_ONLY =
      """
      v=0
      o=- 7 3 IN IP4 10.0.0.1
      s=-
      c=IN IP4 10.0.0.1
      t=0 0
      m=audio 4000 RTP/AVP 0
      m=image 0 udptl t38
      """
          .getBytes(UTF_8);

  private static final byte[] FAX_TOO =
      """
      v=0
      o=- 1 1 IN IP4 10.0.0.2
      s=-
      c=IN IP4 10.0.0.2
      t=0 0
      m=audio 5000 RTP/AVP 0
      m=image 5002 udptl t38
      """
          .getBytes(UTF_8);

  private final Town town = new Town();
  private final List<SipMessage> seen = new CopyOnWriteArrayList<>();
  private final List<String> told = new CopyOnWriteArrayList<>();
  private final AtomicReference<Dialog> bens = new AtomicReference<>();

  private static DialogSettings every(int seconds) {
    return DialogSettings.DEFAULT.withSessionTimer(
        SessionTimerSettings.every(Duration.ofSeconds(seconds)));
  }

  private static DialogSettings atLeast(int seconds) {
    var shortest = Duration.ofSeconds(seconds);
    return DialogSettings.DEFAULT.withSessionTimer(
        new SessionTimerSettings(Duration.ZERO, shortest));
  }

  private final class Noting implements InviteHandler {
    @Override
    public Response onReinvite(Request reinvite) {
      told.add("reinvite " + reinvite.bodyText());
      boolean fax = reinvite.bodyText().contains("image");
      return reinvite.reply(200).withBody(MediaType.SDP, fax ? VOICE_ONLY : Town.ANSWER);
    }

    @Override
    public void onEnded(DialogEnd end) {
      told.add(end.toString());
    }
  }

  private final SipHandler answering =
      new SipHandler() {
        @Override
        public void onInvite(IncomingInvite invite) {
          var ok = invite.request().reply(200).withBody(MediaType.SDP, Town.ANSWER);
          bens.set(invite.accept(ok, new Noting()).dialog());
        }
      };

  private Dialog called(DialogSettings annas, DialogSettings bensSettings) {
    watch();
    town.endpoint(Town.BEN, answering, bensSettings);
    var anna = town.endpoint(Town.ANNA, new SipHandler() {}, annas);
    var outcome = town.talk(() -> anna.invite(Town.callToBen(), new Noting()).await(MINUTE));
    town.passUntil(() -> bens.get() != null);
    return ((InviteOutcome.Answered) outcome).dialog();
  }

  private String agreed() {
    return seen.stream()
        .filter(message -> message instanceof Response ok && ok.success())
        .map(message -> message.header("Session-Expires").orElse("none"))
        .findFirst()
        .orElseThrow();
  }

  private void passMinutes(int minutes) {
    for (int second = 0; second < minutes * 60; second++) {
      town.pass(Duration.ofSeconds(1));
      var waits = new AtomicReference<>(0);
      town.standUntil(() -> waits.updateAndGet(times -> times + 1) > 2);
    }
  }

  @Test
  void nobodyAsksByDefault() {
    called(DialogSettings.DEFAULT, DialogSettings.DEFAULT);

    assertThat(agreed()).isEqualTo("none");
  }

  @Test
  void theCallerAsksAndRefreshesWithAnUpdateThatHasNoBody() {
    called(OF_600_S, DialogSettings.DEFAULT);

    passMinutes(21);

    assertThat(agreed()).isEqualTo("600;refresher=uac");
    assertThat(town.network.times(Town.ANNA, "UPDATE")).hasSize(4);
    assertThat(seen)
        .filteredOn(message -> message instanceof Request request && request.is(Method.UPDATE))
        .allSatisfy(update -> {
          assertThat(update.bodyLength()).isZero();
          assertThat(update.header("Session-Expires")).contains("600;refresher=uac");
        });
    assertThat(told).isEmpty();
  }

  @Test
  void theCalledSideAsksWhenTheCallerDoesNot() {
    called(DialogSettings.DEFAULT, OF_600_S);

    passMinutes(11);

    assertThat(agreed()).isEqualTo("600;refresher=uac");
    assertThat(town.network.times(Town.ANNA, "UPDATE")).hasSize(2);
  }

  @Test
  void aCallThatIsNotRefreshedIsEndedByTheOtherSideBeforeItExpires() {
    called(OF_600_S, DialogSettings.DEFAULT);
    town.network.weather(message ->
        message.cSeq().method().equals(Method.UPDATE) ? List.of() : List.of(VirtualNetwork.TRIP));

    passMinutes(10);

    assertThat(town.network.sentBy(Town.BEN)).contains("BYE");
    assertThat(told).anyMatch(words -> words.contains("session not refreshed"));
  }

  @Test
  void aPeerWithoutUpdateIsRefreshedWithTheDescriptionItKnows() {
    town.endpoint(Town.BEN, withoutUpdate());
    var anna = town.endpoint(Town.ANNA, new SipHandler() {}, OF_600_S);
    town.talk(() -> anna.invite(Town.callToBen(), new Noting()).await(MINUTE));

    passMinutes(6);

    assertThat(told).containsExactly("reinvite o");
    assertThat(town.network.times(Town.ANNA, "INVITE")).hasSize(2);
  }

  @Test
  void aRefreshRepeatsToTheByteWhatWasSaidLastEvenOfMediaNobodyHereKnows() {
    town.endpoint(Town.BEN, withoutUpdate());
    var anna = town.endpoint(Town.ANNA, new SipHandler() {}, OF_600_S);
    town.talk(() -> anna.invite(Town.callToBen(), new Noting()).await(MINUTE));
    town.passUntil(() -> bens.get() != null);
    town.talk(() ->
        bens.get()
            .reinvite(
                plain -> plain.with("Allow", PLAIN_METHODS).withBody(MediaType.SDP, FAX_TOO)));
    watch();

    passMinutes(6);

    assertThat(seen)
        .filteredOn(message -> message instanceof Request r && r.is(Method.INVITE))
        .hasSize(1)
        .allSatisfy(refresh -> assertThat(refresh.body()).isEqualTo(VOICE_ONLY));
  }

  @Test
  void aRefreshRepeatsAnAnswerThatWasGivenInAPrack() {
    town.endpoint(
        Town.BEN,
        new SipHandler() {
          @Override
          public void onInvite(IncomingInvite invite) {
            invite.ring(invite.request().reply(183).withBody(MediaType.SDP, Town.OFFER));
            var ok = invite.request().reply(200).with("Allow", "INVITE, ACK, BYE, PRACK");
            bens.set(invite.accept(ok, new Noting()).dialog());
          }
        });
    var anna = town.endpoint(Town.ANNA, new SipHandler() {}, OF_600_S);
    var answering =
        new InviteHandler() {
          @Override
          public Request onReliable(Response provisional, Request prack) {
            return prack.withBody(MediaType.SDP, VOICE_ONLY);
          }
        };
    town.talk(() -> anna.invite(Town.toBen(Method.INVITE), answering).await(MINUTE));
    watch();

    passMinutes(6);

    assertThat(seen)
        .filteredOn(message -> message instanceof Request r && r.is(Method.INVITE))
        .hasSize(1)
        .allSatisfy(refresh -> assertThat(refresh.body()).isEqualTo(VOICE_ONLY));
  }

  private void watch() {
    town.network.weather(message -> {
      seen.add(message);
      return List.of(VirtualNetwork.TRIP);
    });
  }

  private SipHandler withoutUpdate() {
    return new SipHandler() {
      @Override
      public void onInvite(IncomingInvite invite) {
        var ok =
            invite
                .request()
                .reply(200)
                .with("Allow", PLAIN_METHODS)
                .withBody(MediaType.SDP, Town.ANSWER);
        bens.set(invite.accept(ok, new Noting()).dialog());
      }
    };
  }

  @Test
  void anIntervalThatIsTooShortIsRefused422AndAskedForLonger() {
    called(every(120), atLeast(300));

    assertThat(town.network.sentBy(Town.BEN)).startsWith("422 INVITE", "200 INVITE");
    assertThat(agreed()).isEqualTo("300;refresher=uac");
    assertThat(seen)
        .filteredOn(message -> message instanceof Request r && r.is(Method.INVITE))
        .last()
        .satisfies(invite -> {
          assertThat(SessionExpires.leastOf(invite)).isEqualTo(Duration.ofMinutes(5));
          assertThat(invite.cSeq().number()).isEqualTo(2);
        });
  }

  @Test
  void theShorterOfTwoWishesCounts() {
    called(every(1100), OF_600_S);

    assertThat(agreed()).isEqualTo("600;refresher=uac");
  }

  @Test
  void aPeerThatKnowsNoTimersIsRefreshedByWhoWantsOne() {
    watch();
    town.endpoint(Town.BEN, answering, OF_600_S);
    var anna = town.endpoint(Town.ANNA, new SipHandler() {});
    var ignorant = Town.callToBen().dressed(invite -> invite.with("Supported", "100rel"));
    town.talk(() -> anna.invite(ignorant, new Noting()).await(MINUTE));
    town.passUntil(() -> bens.get() != null);

    passMinutes(6);

    assertThat(agreed()).isEqualTo("600;refresher=uas");
    assertThat(town.network.sentBy(Town.BEN)).contains("UPDATE");
    assertThat(Set.copyOf(told)).isEmpty();
  }
}
