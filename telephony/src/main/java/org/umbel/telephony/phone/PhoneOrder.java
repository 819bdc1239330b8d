package org.umbel.telephony.phone;

import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// One call to make, from dialling to hanging up; [#to] gives the plainest one, `with…` a changed
/// copy.
///
/// @param target whom to call: a number such as `5000`, or a whole SIP URI
/// @param server where the call is sent
/// @param transport how it is sent; UDP unless said otherwise
/// @param from the calling number, `anonymous` for none; default 1000
/// @param divertedFrom the number the call was first for, as a Diversion header tells it (RFC
///   5806); empty for a direct call
/// @param speech what to say, if anything. It starts at [PhoneStep.Speak], or else after the last
///   step, and waits until the other side has said something and has then been silent for a second:
///   a greeting and its tone are over. It starts anyway after half a minute
/// @param steps what to press and when, one after the other from the answer on
/// @param hear where to put all that was heard: a WAV file, 8 kHz, 16 bit
/// @param hangUpAfter the call ends so long after the answer, whatever happens; when empty it ends
///   one second after the last word said, or, with nothing to say, after a minute. The other side
///   may always be the first
public record PhoneOrder(
    String target,
    InetSocketAddress server,
    PhoneTransport transport,
    String from,
    Optional<String> divertedFrom,
    Speech speech,
    List<PhoneStep> steps,
    Optional<Path> hear,
    Optional<Duration> hangUpAfter) {

  public PhoneOrder {
    steps = List.copyOf(steps);
    if (target.isBlank()) {
      throw new IllegalArgumentException("a call needs somebody to be called");
    }
  }

  /// What is said in the call.
  public sealed interface Speech {
    /// Nothing; silence is sent.
    record Nothing() implements Speech {}

    /// A text, spoken by a speech engine of this machine (`espeak-ng` or `pico2wave`).
    record Text(String words) implements Speech {}

    /// A sound file: WAV of any usual kind.
    record Sound(Path file) implements Speech {}
  }

  /// Calls, listens for up to a minute, hangs up.
  public static PhoneOrder to(String target, InetSocketAddress server) {
    return new PhoneOrder(
        target,
        server,
        PhoneTransport.UDP,
        "1000",
        Optional.empty(),
        new Speech.Nothing(),
        List.of(),
        Optional.empty(),
        Optional.empty());
  }

  public PhoneOrder withTransport(PhoneTransport way) {
    return new PhoneOrder(
        target, server, way, from, divertedFrom, speech, steps, hear, hangUpAfter);
  }

  public PhoneOrder withFrom(String number) {
    return new PhoneOrder(
        target, server, transport, number, divertedFrom, speech, steps, hear, hangUpAfter);
  }

  public PhoneOrder withDivertedFrom(String number) {
    return new PhoneOrder(
        target, server, transport, from, Optional.of(number), speech, steps, hear, hangUpAfter);
  }

  public PhoneOrder withSpeech(Speech words) {
    return new PhoneOrder(
        target, server, transport, from, divertedFrom, words, steps, hear, hangUpAfter);
  }

  public PhoneOrder withSteps(List<PhoneStep> presses) {
    return new PhoneOrder(
        target, server, transport, from, divertedFrom, speech, presses, hear, hangUpAfter);
  }

  public PhoneOrder withHear(Path file) {
    return new PhoneOrder(
        target,
        server,
        transport,
        from,
        divertedFrom,
        speech,
        steps,
        Optional.of(file),
        hangUpAfter);
  }

  public PhoneOrder withHangUpAfter(Duration time) {
    return new PhoneOrder(
        target, server, transport, from, divertedFrom, speech, steps, hear, Optional.of(time));
  }
}
