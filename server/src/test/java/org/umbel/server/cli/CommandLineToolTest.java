package org.umbel.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.umbel.mail.check.Finding;
import org.umbel.server.config.Configuration;

class CommandLineToolTest {
  private List<Finding> connections = List.of();
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private final List<Object> started = new ArrayList<>();

  @ParameterizedTest
  @ValueSource(strings = {"demo", "serve", "check", "reset", "call", "say", "voices"})
  void everyCommandExplainsItself(String command) {
    assertThat(run(command, "--help")).isZero();

    assertThat(out.toString()).contains("Usage: umbel " + command).contains("Exit status");
    assertThat(err.toString()).isEmpty();
  }

  @Test
  void anUnknownCommandIsToldWhatThereIs() {
    assertThat(run("dmo")).isEqualTo(ExitStatus.USAGE);

    assertThat(err.toString())
        .contains("dmo")
        .contains("demo, serve, check, reset, call, say, voices, bench, fuzz, test");
  }

  @Test
  void noCommandShowsTheUsage() {
    assertThat(run()).isEqualTo(ExitStatus.USAGE);

    assertThat(err.toString()).contains("Usage: umbel");
  }

  @Test
  void theDemoHasDefaults() {
    assertThat(run("demo")).isZero();

    assertThat(started)
        .singleElement()
        .hasToString("DemoOrder[data=data, sip=127.0.0.1:5060, web=127.0.0.1:8080]");
  }

  @Test
  void theDemoGoesWhereItIsTold() {
    assertThat(run("demo", "--data", "/tmp/x", "--sip", "[::1]:0", "--web=localhost:0")).isZero();

    assertThat(started)
        .singleElement()
        .hasToString("DemoOrder[data=/tmp/x, sip=[::1]:0, web=localhost:0]");
  }

  @ParameterizedTest
  @ValueSource(strings = {"5060", "host", "host:99999", "host:", ":5060", "a b:1"})
  void anAddressThatIsNoneIsWrongUsage(String address) {
    assertThat(run("demo", "--sip", address)).isEqualTo(ExitStatus.USAGE);

    assertThat(err.toString()).contains("--sip").contains("allowed HOST:PORT");
    assertThat(started).isEmpty();
  }

  @Test
  void checkReportsEveryMistakeAndFails(@TempDir Path folder) throws IOException {
    var file = Files.writeString(folder.resolve("u.yaml"), "log: loud\ncolour: red\n");

    assertThat(run("check", "--config", file.toString())).isEqualTo(ExitStatus.FAILED);

    assertThat(err.toString())
        .contains(file + ":1:6 log: found \"loud\"")
        .contains(file + ":2:1 colour: found an unknown key")
        .contains("2 mistakes");
  }

  @Test
  void checkTellsWhichServerFailsAndWhatToDo(@TempDir Path folder) throws IOException {
    var file =
        Files.writeString(folder.resolve("u.yaml"), "people: [{extension: '4000', name: Anna}]\n");
    connections = List.of(new Finding("smtp mail:25", "it answers", ""));
    assertThat(run("check", "--connect", "--config", file.toString())).isZero();
    assertThat(out.toString()).contains("smtp mail:25: it answers");

    connections = List.of(new Finding("imap mail:143", "refused", "check the port"));
    assertThat(run("check", "--connect", "--config", file.toString())).isEqualTo(ExitStatus.FAILED);
    assertThat(err.toString()).contains("imap mail:143: refused; check the port");
  }

  @Test
  void checkSaysWhenAllIsWell() {
    assertThat(run("check", "--config", "../umbel.example.yaml")).isZero();

    assertThat(out.toString())
        .startsWith("line phones, generic\nline mediation, mediation-server, with the defaults ")
        .endsWith("../umbel.example.yaml: no mistakes\n");
  }

  @Test
  void serveRefusesAFileWithMistakes(@TempDir Path folder) throws IOException {
    var file = Files.writeString(folder.resolve("u.yaml"), "log: loud\n");

    assertThat(run("serve", "--config", file.toString())).isEqualTo(ExitStatus.FAILED);

    assertThat(started).isEmpty();
  }

  @Test
  void serveNeedsAFile() {
    assertThat(run("serve")).isEqualTo(ExitStatus.USAGE);

    assertThat(err.toString()).contains("--config");
  }

  @Test
  void aResetIsForSomebodyOrForAllAndOneThatThereIs() {
    assertThat(run("reset", "pin", "4000", "--config", "u.yaml")).isEqualTo(ExitStatus.USAGE);
    assertThat(run("reset", "unlock", "--config", "u.yaml")).isEqualTo(ExitStatus.USAGE);
    assertThat(run("reset", "unlock", "--all", "4000", "--config", "u"))
        .isEqualTo(ExitStatus.USAGE);
    assertThat(run("reset", "notice-rules", "4000", "--config", "u")).isEqualTo(ExitStatus.USAGE);
    assertThat(run("reset", "unlock", "Anna", "--config", "u")).isEqualTo(ExitStatus.USAGE);

    assertThat(err.toString())
        .contains("found 'pin', allowed resend, new-pin-and-resend, unlock,")
        .contains("Either extensions or --all.", "It needs --all.", "found 'Anna'");
  }

  @Test
  void whoSpeaksCannotPlayAsWell() {
    assertThat(run("call", "4000", "--say", "hello", "--play", "x.wav"))
        .isEqualTo(ExitStatus.USAGE);
  }

  private int run(String... words) {
    var runner =
        new ServerRunner() {
          @Override
          public int demo(DemoOrder order, Console console) {
            started.add(order);
            return ExitStatus.DONE;
          }

          @Override
          public List<Finding> connections(Configuration configuration) {
            return connections;
          }

          @Override
          public int serve(Path file, Configuration configuration, Console console) {
            started.add(configuration);
            return ExitStatus.DONE;
          }
        };
    var console = new Console(new PrintWriter(out), new PrintWriter(err));
    return new CommandLineTool(runner, console).run(words);
  }
}
