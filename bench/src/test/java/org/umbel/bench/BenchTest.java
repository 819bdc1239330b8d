package org.umbel.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class BenchTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void theHelpNamesAllBenchmarks() {
    int status = run("--help");

    assertThat(status).isZero();
    assertThat(out.toString()).contains("calls", "recordings", "sip", "dialogs", "parser", "start");
  }

  @Test
  void whatNobodyKnowsIsRefusedByName() {
    int status = run("flights");

    assertThat(status).isEqualTo(2);
    assertThat(err.toString()).contains("flights");
  }

  @Test
  void callsAreMeasuredBesideTheOthers() {
    int status = run("calls", "--brief", "--seconds", "0.1", "--steps", "50");

    assertThat(status).isZero();
    assertThat(out.toString())
        .contains("## What a call costs", "## Rising rates", "## Twice the highest clean rate")
        .contains("| raw responder (limit) ", "| Umbel's SIP room ", "| JAIN-SIP");
  }

  @Test
  void parsersAreMeasuredBesideEachOther() {
    int status = run("parser", "--brief", "--seconds", "0.05");

    assertThat(status).isZero();
    assertThat(out.toString()).contains("## Reading an INVITE", "| JAIN-SIP");
  }

  private int run(String... words) {
    return new Bench(new PrintWriter(out), new PrintWriter(err)).run(words);
  }
}
