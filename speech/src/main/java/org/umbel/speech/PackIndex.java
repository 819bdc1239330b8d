package org.umbel.speech;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Where each clip lies in the audio of a prompt pack, and what is said in it.
///
/// The first line of the file has the number of samples and the CRC-32 of the audio, in
/// hexadecimal; each further one a clip: identifier, first sample, number of samples, text, with
/// tabs between.
///
/// @param samples of the whole audio at 8 000 Hz
record PackIndex(int samples, String crc, Map<String, Entry> entries) {

  /// One clip.
  ///
  /// @param first sample of the clip
  /// @param text as in the catalogue
  record Entry(int first, int samples, String text) {}

  PackIndex {
    entries = Map.copyOf(entries);
  }

  /// Reads an index to its end.
  ///
  /// @throws PackUnreadable when a line is not as described or a clip lies outside the audio
  static PackIndex read(String resource, InputStream in) throws IOException {
    var lines = new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    try {
      return parse(lines);
    } catch (IndexOutOfBoundsException | IllegalArgumentException damaged) {
      throw new PackUnreadable(resource, damaged);
    }
  }

  private static PackIndex parse(List<String> lines) {
    var head = lines.getFirst().split(" ", -1);
    var samples = Integer.parseInt(head[0]);
    var entries = new LinkedHashMap<String, Entry>();
    for (var line : lines.subList(1, lines.size())) {
      var fields = line.split("\t", -1);
      var entry = new Entry(Integer.parseInt(fields[1]), Integer.parseInt(fields[2]), fields[3]);
      if (entry.first < 0 || entry.samples < 1 || entry.first > samples - entry.samples) {
        throw new IllegalArgumentException("Clip outside the audio: " + line);
      }
      entries.put(fields[0], entry);
    }
    return new PackIndex(samples, head[1], entries);
  }
}
