package org.umbel.web.trace;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.umbel.domain.trace.CallTrace;
import org.umbel.domain.trace.ExchangeTrace;
import org.umbel.domain.trace.Leg;
import org.umbel.domain.trace.Leg.AudioSecurity;
import org.umbel.domain.trace.MediaFigures;
import org.umbel.domain.trace.Step;
import org.umbel.web.page.Words;

/// Lays a call or an exchange out as a ladder: the caller's column, ours, and one for each further
/// party, up to [#LANES] columns, the last of which the rest shares.
final class Ladder {
  static final int LANES = 8;
  private static final int OURS = 1;

  private final Instant began;
  private final List<Leg> legs;
  private final Words words;
  private final CallWords calls;

  private Ladder(Instant began, List<Leg> legs, Words words) {
    this.began = began;
    this.legs = legs;
    this.words = words;
    this.calls = new CallWords(words);
  }

  static CallView view(CallTrace trace, Words words, String administrator, String token) {
    var ladder = new Ladder(trace.summary().began(), trace.legs(), words);
    var call = ladder.calls.row(trace.summary());
    return new CallView(
        call.from() + " → " + call.to(),
        administrator,
        token,
        call,
        String.join(", ", trace.summary().lines()),
        trace.legs().stream().map(ladder::row).toList(),
        ladder.parties().size(),
        ladder.parties(),
        trace.steps().stream().map(ladder::row).toList(),
        ladder.leftOut(trace.leftOut()));
  }

  static ExchangeView view(ExchangeTrace trace, Words words, String administrator, String token) {
    var legs = List.of(trace.leg());
    var ladder = new Ladder(trace.summary().began(), legs, words);
    var exchange = new ExchangeWords(words).row(trace.summary());
    return new ExchangeView(
        exchange.method() + " " + exchange.who(),
        administrator,
        token,
        exchange,
        trace.leg().transport().name(),
        ladder.parties().size(),
        ladder.parties(),
        trace.steps().stream().map(ladder::row).toList(),
        ladder.leftOut(trace.leftOut()));
  }

  private String leftOut(int steps) {
    return steps == 0
        ? ""
        : words.text("ladder-left-out").replace("{steps}", Integer.toString(steps));
  }

  private List<CallView.Party> parties() {
    var parties = new ArrayList<CallView.Party>();
    for (var leg : legs) {
      if (parties.size() == OURS) {
        parties.add(ours(legs.getFirst()));
      }
      if (parties.size() < LANES) {
        parties.add(new CallView.Party(leg.name(), address(leg.peer())));
      }
    }
    if (parties.size() == OURS) {
      parties.add(ours(legs.getFirst()));
    }
    return parties;
  }

  private static CallView.Party ours(Leg caller) {
    return new CallView.Party("Umbel", address(caller.local()));
  }

  private static int lane(int leg) {
    return leg <= 0 ? 0 : Math.min(leg + 1, LANES - 1);
  }

  static String address(InetSocketAddress address) {
    var host = address.getAddress() == null ? address.getHostString() : numeric(address);
    return (host.contains(":") ? "[" + host + "]" : host) + ":" + address.getPort();
  }

  private static String numeric(InetSocketAddress address) {
    return address.getAddress().getHostAddress();
  }

  private CallView.LegRow row(Leg leg) {
    var media = leg.media();
    var audioSecure = leg.description() == AudioSecurity.SRTP;
    return new CallView.LegRow(
        leg.name(),
        address(leg.peer()),
        leg.transport().name(),
        leg.transport().secure(),
        security(leg.transport().secure()),
        leg.description() == AudioSecurity.NONE ? "" : audio(leg, media),
        audioSecure,
        security(audioSecure),
        media.isPresent(),
        media.map(m -> m.packetsIn() + " / " + m.packetsOut()).orElse(""),
        media.map(this::lost).orElse(""),
        media.map(m -> words.millis(m.jitter())).orElse(""),
        media.flatMap(MediaFigures::roundTrip).map(words::millis).orElse(""),
        media.flatMap(MediaFigures::quality).map(q -> Words.key(q.word())).orElse(""),
        media.flatMap(MediaFigures::quality).map(calls::quality).orElse(""),
        media.flatMap(MediaFigures::there).map(q -> Words.key(q.word())).orElse(""),
        media.flatMap(MediaFigures::there).map(calls::quality).orElse(""));
  }

  private String security(boolean secure) {
    return words.text(secure ? "encrypted" : "open");
  }

  private static String audio(Leg leg, Optional<MediaFigures> media) {
    var codec = media.map(MediaFigures::codec).orElse("");
    var suite = media.map(MediaFigures::encryption).orElse("");
    return (codec + " " + leg.description() + " " + suite).strip();
  }

  private String lost(MediaFigures media) {
    return Math.max(0, media.lost()) + " (" + words.decimal(100 * media.loss(), 1) + " %)";
  }

  private CallView.StepRow row(Step step) {
    return switch (step) {
      case Step.Message message -> arrow(message);
      case Step.KeyPressed key -> note(key.at(), lane(key.leg()), "key", calls.pressed(key));
      case Step.Happening happening ->
          note(happening.at(), OURS, Words.key(happening.what()), calls.happening(happening));
    };
  }

  private CallView.StepRow arrow(Step.Message message) {
    var lane = lane(message.leg());
    var right = (lane < OURS) == message.received();
    var party = message.leg() < 0 ? "?" : legs.get(message.leg()).name();
    return new CallView.StepRow(
        true,
        offset(message.at()),
        center(Math.min(lane, OURS)),
        center(Math.max(lane, OURS)),
        (right ? "right " : "left ") + kind(message) + (message.repeated() ? " repeated" : ""),
        message.title(),
        about(message),
        message.received() ? party + " → Umbel" : "Umbel → " + party,
        message.text());
  }

  /// Which request a response answers; of a request only its number, as the title has the rest.
  private String about(Step.Message message) {
    var about =
        kind(message).equals("request") ? message.about().split(" ", 2)[0] : message.about();
    return message.repeated() ? about + ", " + words.text("repeated") : about;
  }

  /// A request, or how good a response is.
  private static String kind(Step.Message message) {
    var first = message.title().charAt(0);
    if (first < '1' || first > '6') {
      return "request";
    }
    return first <= '2' ? "good" : "refusal";
  }

  private CallView.StepRow note(Instant at, int lane, String style, String text) {
    return new CallView.StepRow(
        false, offset(at), center(lane) - 1, center(lane) + 1, "note " + style, text, "", "", "");
  }

  /// The line of the grid in the middle of a lane; each lane has two columns.
  private static int center(int lane) {
    return 2 * lane + 2;
  }

  private String offset(Instant at) {
    var since = Duration.between(began, at);
    return words.decimal(since.toNanos() / 1e9, 3);
  }
}
