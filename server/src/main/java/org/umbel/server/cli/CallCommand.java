package org.umbel.server.cli;

import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import org.umbel.server.config.Address;
import org.umbel.telephony.phone.OrderedCall;
import org.umbel.telephony.phone.PhoneException;
import org.umbel.telephony.phone.PhoneOrder;
import org.umbel.telephony.phone.PhoneOrder.Speech;
import org.umbel.telephony.phone.PhoneStep;
import picocli.CommandLine.Model.ArgGroupSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/// `umbel call`: a phone for people without one.
final class CallCommand implements Command {

  @Override
  public CommandSpec spec() {
    var spec =
        CommandSpec.create()
            .name("call")
            .addPositional(
                PositionalParamSpec.builder()
                    .paramLabel("TARGET")
                    .index("0")
                    .arity("1")
                    .required(true)
                    .type(String.class)
                    .description("The number to call, or a whole SIP URI.")
                    .build())
            .addOption(Words.text("--from", "NUMBER", "The calling number. Default: 1000."))
            .addOption(
                Words.text(
                    "--diverted-from", "NUMBER", "Whom the call was for first (Diversion header)."))
            .addArgGroup(speech())
            .addOption(
                Words.text(
                    "--keys",
                    "KEYS",
                    "What to press, with pauses: \"2s 284617# 1\" waits two seconds, types the PIN"
                        + " and #, then 1."))
            .addOption(Words.file("--hear", "OUT.wav", "Where to put all that was heard."))
            .addOption(Words.duration("--hang-up-after", "Ends the call so long after the answer."))
            .addOption(Words.address("--to", "127.0.0.1:5060", "Where the call is sent."));
    spec.usageMessage()
        .description("Makes one call over SIP and RTP and reports how it went.")
        .footer(
            "",
            "Exit status: 0 answered and something was heard; 1 refused, not answered, or nobody",
            "replied; 2 wrong usage; 3 answered, but nothing was heard.");
    return spec;
  }

  private static ArgGroupSpec speech() {
    var say = Words.text("--say", "TEXT", "Says the text, with a speech engine of this machine.");
    var play = Words.file("--play", "FILE.wav", "Plays the file: one channel, 16 bit or G.711.");
    return ArgGroupSpec.builder()
        .exclusive(true)
        .multiplicity("0..1")
        .addArg(say)
        .addArg(play)
        .build();
  }

  @Override
  public int run(ParseResult options, Console console) {
    try {
      var report = OrderedCall.carryOut(order(options));
      report.lines().forEach(console::say);
      return report.exitStatus();
    } catch (IllegalArgumentException wrong) {
      console.complain("umbel: " + wrong.getMessage());
      return ExitStatus.USAGE;
    } catch (PhoneException why) {
      console.complain("umbel: " + why.getMessage());
      return ExitStatus.FAILED;
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return ExitStatus.FAILED;
    }
  }

  private static PhoneOrder order(ParseResult options) {
    var to = Words.value(options, "--to", Address.class);
    var server = new InetSocketAddress(to.host(), to.port());
    var order = PhoneOrder.to(options.matchedPositional(0).getValue(), server);
    order = Words.given(options, "--from", String.class).map(order::withFrom).orElse(order);
    order =
        Words.given(options, "--diverted-from", String.class)
            .map(order::withDivertedFrom)
            .orElse(order);
    order =
        Words.given(options, "--say", String.class)
            .<Speech>map(Speech.Text::new)
            .or(() -> Words.given(options, "--play", Path.class).map(Speech.Sound::new))
            .map(order::withSpeech)
            .orElse(order);
    order =
        Words.given(options, "--keys", String.class)
            .map(PhoneStep::parse)
            .map(order::withSteps)
            .orElse(order);
    order = Words.given(options, "--hear", Path.class).map(order::withHear).orElse(order);
    return Words.given(options, "--hang-up-after", Duration.class)
        .map(order::withHangUpAfter)
        .orElse(order);
  }
}
