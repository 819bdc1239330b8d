package org.umbel.server.cli;

import org.umbel.voices.Voices;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/// `umbel voices`: who could read texts on this machine.
final class VoicesCommand implements Command {

  @Override
  public CommandSpec spec() {
    var spec = CommandSpec.create().name("voices");
    spec.usageMessage()
        .description("Lists the voices of the speech engines that are installed here.")
        .footer(
            "",
            "A voice is a line 'LANGUAGE ENGINE VOICE', as the section speech of the configuration",
            "names them.",
            "Exit status: 0 there are some; 1 there are none.");
    return spec;
  }

  @Override
  public int run(ParseResult options, Console console) {
    try {
      var voices = Voices.installed();
      voices.forEach(v -> console.say(v.language().tag() + " " + v.engine() + " " + v.name()));
      if (!voices.isEmpty()) {
        return ExitStatus.DONE;
      }
      console.complain("No speech engine is installed; those known are espeak-ng and flite.");
      return ExitStatus.FAILED;
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return ExitStatus.FAILED;
    }
  }
}
