package org.umbel.server.cli;

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
    console.complain("umbel: 'call' is not there yet.");
    return ExitStatus.FAILED;
  }
}
