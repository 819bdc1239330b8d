package org.umbel.testkit.part;

import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// SIPp: calls by a scenario, as many and as fast as wanted. Not changed once made; `with…` gives a
/// changed copy.
///
/// @param scenario the XML, in which `${name}` stands for a key
/// @param keys what the names stand for
/// @param ports the block it listens in: SIP on the first port, media on place 10 and up
/// @param tcp over TCP instead of UDP
/// @param calls how many
/// @param rate how many begin each second
/// @param limit when it is ended, done or not
/// @param proves what a login is shown for, such as `4000@127.0.0.1`; empty for the server as such
public record Sipp(
    String scenario,
    Map<String, String> keys,
    PortBlock ports,
    boolean tcp,
    int calls,
    int rate,
    Duration limit,
    String proves) {
  private static final List<String> FIGURES =
      List.of("SuccessfulCall(C)", "FailedCall(C)", "Retransmissions(C)");

  /// One call over UDP.
  public static Sipp scenario(String xml, PortBlock ports) {
    return new Sipp(xml, Map.of(), ports, false, 1, 10, Duration.ofSeconds(60), "");
  }

  public Sipp with(String key, String value) {
    var more = new LinkedHashMap<>(keys);
    more.put(key, value);
    return new Sipp(scenario, Map.copyOf(more), ports, tcp, calls, rate, limit, proves);
  }

  public Sipp withTcp() {
    return new Sipp(scenario, keys, ports, true, calls, rate, limit, proves);
  }

  public Sipp withCalls(int count, int perSecond) {
    return new Sipp(scenario, keys, ports, tcp, count, perSecond, limit, proves);
  }

  public Sipp withLimit(Duration time) {
    return new Sipp(scenario, keys, ports, tcp, calls, rate, time, proves);
  }

  /// Shows its login for that address, which a server may compare with the Request-URI.
  public Sipp withProof(String address) {
    return new Sipp(scenario, keys, ports, tcp, calls, rate, limit, address);
  }

  /// Calls `number` at the server and waits until all calls are over.
  ///
  /// @throws PartFailed when SIPp itself fails or takes longer than the limit
  public Outcome call(String number, InetSocketAddress server) {
    var host = server.getAddress().getHostAddress();
    boolean six = server.getAddress() instanceof Inet6Address;
    var target = (six ? "[" + host + "]" : host) + ":" + server.getPort();
    return run(six ? "::1" : "127.0.0.1", List.of("-s", number, target));
  }

  /// Waits for calls at `127.0.0.1`, takes as many as it is to, and waits until they are over.
  ///
  /// @throws PartFailed when SIPp itself fails or takes longer than the limit
  public Outcome take() {
    return run("127.0.0.1", List.of());
  }

  private Outcome run(String host, List<String> target) {
    try (var scratch = Scratch.make("sipp")) {
      Files.writeString(scratch.file("scenario.xml"), filled(), StandardCharsets.ISO_8859_1);
      var run = Shell.run(command(scratch, host, target), Map.of(), scratch.file("screen"), limit);
      return outcome(run.status(), scratch);
    } catch (IOException failure) {
      throw new PartFailed("cannot write the scenario", failure);
    }
  }

  private String filled() {
    String xml = scenario;
    for (var key : keys.entrySet()) {
      xml = xml.replace("${" + key.getKey() + "}", key.getValue());
    }
    if (xml.contains("${")) {
      throw new IllegalArgumentException("a key without a value in the scenario:\n" + xml);
    }
    return xml;
  }

  private List<String> command(Scratch scratch, String host, List<String> target) {
    var command = new ArrayList<>(List.of("sipp", "-sf", scratch.file("scenario.xml").toString()));
    command.addAll(List.of("-i", host, "-p", Integer.toString(ports.at(0))));
    command.addAll(List.of("-mp", Integer.toString(ports.at(10)), "-t", tcp ? "t1" : "u1"));
    command.addAll(List.of("-m", Integer.toString(calls)));
    command.addAll(List.of("-r", Integer.toString(rate), "-l", Integer.toString(calls)));
    command.addAll(List.of("-nostdin", "-timeout", limit.toSeconds() + "s", "-timeout_error"));
    command.addAll(List.of("-trace_err", "-error_file", scratch.file("errors").toString()));
    command.addAll(List.of("-trace_msg", "-message_file", scratch.file("messages").toString()));
    command.addAll(List.of("-trace_stat", "-stf", scratch.file("figures").toString()));
    if (!proves.isEmpty()) {
      command.addAll(List.of("-auth_uri", proves));
    }
    command.addAll(target);
    return command;
  }

  private static Outcome outcome(int status, Scratch scratch) {
    String errors = Shell.read(scratch.file("errors"));
    List<String> lines = Shell.read(scratch.file("figures")).lines().toList();
    if (lines.size() < 2) {
      throw new PartFailed(
          "SIPp ended with " + status + ":\n" + errors + Shell.read(scratch.file("screen")));
    }
    List<String> names = List.of(lines.getFirst().split(";", -1));
    List<String> values = List.of(lines.getLast().split(";", -1));
    List<Long> figures =
        FIGURES.stream().map(name -> Long.parseLong(values.get(names.indexOf(name)))).toList();
    return new Outcome(
        status,
        figures.get(0),
        figures.get(1),
        figures.get(2),
        errors,
        Shell.read(scratch.file("messages")));
  }

  /// What came of the calls.
  ///
  /// @param status 0 when every call went by the scenario
  /// @param messages everything that went over the wire, as SIPp noted it
  public record Outcome(
      int status, long good, long failed, long retransmissions, String errors, String messages) {

    private static final Pattern RECEIVED =
        Pattern.compile(
            "-{9,} (\\d{4}-\\d\\d-\\d\\d)\\s(\\d\\d:\\d\\d:\\d\\d\\.\\d+)\\s+\\S+ message"
                + " received[^:]*:\\s+(.*)((?:\\R(?!-{9}).*)*)");

    /// A message that came.
    ///
    /// @param at in the machine's own time
    /// @param start its first line
    /// @param rest headers and body
    public record Message(LocalDateTime at, String start, String rest) {
      /// The session description in it; empty when there is none.
      public String description() {
        int at = rest.indexOf("v=0");
        return at < 0 ? "" : rest.substring(at).strip();
      }
    }

    /// What came, in its order.
    ///
    /// @param beginning of the first lines that count, such as `INVITE`
    public List<Message> received(String beginning) {
      return RECEIVED
          .matcher(messages)
          .results()
          .map(found ->
              new Message(
                  LocalDateTime.parse(found.group(1) + "T" + found.group(2)),
                  found.group(3),
                  found.group(4)))
          .filter(message -> message.start().startsWith(beginning))
          .toList();
    }

    /// Every call went by the scenario.
    public boolean allGood() {
      return status == 0 && failed == 0;
    }

    @Override
    public String toString() {
      String end =
          messages.length() > 4_000
              ? "…" + messages.substring(messages.length() - 4_000)
              : messages;
      return good
          + " calls good, "
          + failed
          + " failed, "
          + retransmissions
          + " retransmissions, status "
          + status
          + "\n"
          + errors
          + "\n"
          + end;
    }
  }
}
