package org.umbel.testkit.part;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// A network analyser that reads files of packets.
public final class Tshark {
  private static final Duration LIMIT = Duration.ofSeconds(60);

  private Tshark() {}

  /// What it makes of the packets that pass a filter: for each one the fields asked for, joined by
  /// blanks, empty ones left out. Checksums are verified.
  ///
  /// @param packets a file as such programs write it
  /// @param filter in the program's own language, such as `sip`
  public static List<String> read(byte[] packets, String filter, String... fields) {
    try (var scratch = Scratch.make("tshark")) {
      Files.write(scratch.file("packets.pcap"), packets);
      var command =
          new ArrayList<>(List.of("tshark", "-r", scratch.file("packets.pcap").toString()));
      command.addAll(List.of("-Y", filter, "-T", "fields", "-E", "separator=/s"));
      for (var layer : List.of("udp", "tcp")) { // whatever other protocol has one of the ports
        command.addAll(List.of("-o", layer + ".try_heuristic_first:TRUE"));
      }
      for (var layer : List.of("ip", "udp", "tcp")) {
        command.addAll(List.of("-o", layer + ".check_checksum:TRUE"));
      }
      for (var field : fields) {
        command.addAll(List.of("-e", field));
      }
      var outcome = Shell.run(command, Map.of(), scratch.file("output"), LIMIT);
      if (outcome.status() != 0) {
        throw new PartFailed("tshark ended with " + outcome.status() + ":\n" + outcome.output());
      }
      return outcome
          .output()
          .lines()
          .filter(line -> !line.startsWith("Running as user"))
          .map(line -> line.strip().replaceAll(" +", " "))
          .toList();
    } catch (IOException failure) {
      throw new PartFailed("cannot write the packets", failure);
    }
  }
}
