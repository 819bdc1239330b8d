package org.umbel.web.configured;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The lines and the configuration as administrators' programs see and change them. Every change
/// reads all files again, checks them as a whole, and takes effect before it returns; it may wait
/// for calls of a line that ends. Safe for all threads, one change at a time.
public interface LineDesk {

  /// All lines in their configured order.
  List<LineView> lines();

  default Optional<LineView> line(String name) {
    return lines().stream().filter(line -> line.name().equals(name)).findFirst();
  }

  /// Makes a line be what the text says, a new one when there is none of the name.
  ///
  /// @param text the keys of a line as in a file of the configuration, JSON or YAML
  Change put(String name, String text);

  /// Takes a line away.
  Change delete(String name);

  /// Makes a line be what it was before its last change here; once more takes that back.
  Change undo(String name);

  /// Makes what is in the files be in force.
  Change reload();

  /// A line as it is.
  ///
  /// @param changeable whether it can be changed here, because it has a file of its own
  /// @param well whether it serves
  /// @param state in words
  /// @param listening where it takes messages, such as `udp 127.0.0.1:5060`
  /// @param callsIn that came in and go on
  /// @param callsOut that went out and go on
  /// @param phones that are registered by it
  /// @param figures what was counted since the server or the line began
  /// @param settings as they are written: text, numbers, truth values, lists and maps of them
  record LineView(
      String name,
      String usage,
      String file,
      boolean changeable,
      boolean well,
      String state,
      List<String> listening,
      int callsIn,
      int callsOut,
      long phones,
      List<Figure> figures,
      Map<String, Object> settings) {}

  /// Something that was counted.
  ///
  /// @param what in words of the wire and of the configuration, such as `486 busy`, `line-full` or
  ///   `REGISTER 2xx`
  record Figure(Kind kind, String what, long count) {}

  /// What figures are about.
  enum Kind {
    /// What became of calls that came in, by the status they were answered with.
    CALLS_IN,
    CALLS_OUT,
    /// Calls that were refused here, by the rule that forbids them.
    REFUSED_IN,
    REFUSED_OUT,
    /// Messages by method, and requests or the class of responses.
    MESSAGES_IN,
    MESSAGES_OUT,
    /// Packets that were not taken, faults of transport, repetitions.
    SIGNALLING
  }

  /// What became of a change.
  sealed interface Change {

    /// It is in force.
    ///
    /// @param changes what was done, in words
    /// @param restart keys that changed but need a restart of the server
    /// @param warnings what is allowed but dangerous
    record Done(List<String> changes, List<String> restart, List<String> warnings)
        implements Change {}

    /// There are mistakes in the files or in the text; everything is as before.
    record Refused(List<Fault> faults) implements Change {}

    /// There is no such line or person, or nothing that could be undone.
    record Unknown(String why) implements Change {}

    /// It cannot be done now or not here; everything is as before.
    record Conflict(String why) implements Change {}
  }

  /// One mistake.
  ///
  /// @param line of the file, the first is 1
  /// @param key the way to what is wrong
  record Fault(String file, int line, int column, String key, String found, String allowed) {}
}
