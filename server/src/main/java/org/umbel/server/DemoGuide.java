package org.umbel.server;

import org.umbel.server.cli.Console;
import org.umbel.server.config.Configuration;

/// What to try in the demo, in words.
final class DemoGuide {
  private DemoGuide() {}

  static void print(Configuration configuration, Umbel server, Console console) {
    var sip = ForegroundServer.sip(server);
    var to = sip.port() == 5060 ? "" : " --to " + sip;
    console.say("");
    console.say("Anna Berg has extension 4000 and PIN 284617, Ben Carter 4001 and 739152.");
    console.say("Leave Anna a message:   ./umbel call 4000 --from 4001 --say \"Hello Anna\"" + to);
    console.say(
        "Hear it as Anna:        ./umbel call 5000 --from 4000 --keys \"2s 284617# 2s 1\""
            + " --hear message.wav"
            + to);
    console.say("Or in the browser:      http://" + ForegroundServer.web(server) + "/");
    console.say("Take customers' calls:  http://" + ForegroundServer.web(server) + "/worker");
    console.say("Call as a customer:     ./umbel call 7000 --from 0301234567" + to);
    for (var person : configuration.people()) {
      person
          .sipPassword()
          .ifPresent(password ->
              console.say(
                  "A phone of %s registers at %s as %s with the password %s"
                      .formatted(person.name(), sip, person.extension(), password.text())));
    }
    console.say("Messages are kept in " + configuration.data() + ". Ctrl-C ends the demo.");
  }
}
