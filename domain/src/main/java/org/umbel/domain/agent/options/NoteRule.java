package org.umbel.domain.agent.options;

import java.util.Optional;

/// A note of somebody's presence that changes the agent state (`agent-onnote-tstatus`, PR-5).
///
/// @param note compared as a whole, in any capitals
public record NoteRule(AgentStatus status, String note) {

  /// Reads `NotReady, I am busy`.
  ///
  /// @return empty when the text is not of this form
  public static Optional<NoteRule> parse(String text) {
    var comma = text.indexOf(',');
    if (comma < 0 || text.substring(comma + 1).isBlank()) {
      return Optional.empty();
    }
    return AgentStatus.parse(text.substring(0, comma).strip())
        .map(status -> new NoteRule(status, text.substring(comma + 1).strip()));
  }

  public boolean matches(String written) {
    return note.equalsIgnoreCase(written.strip());
  }

  /// What [#parse] reads the same rule of.
  public String text() {
    return status.word() + ", " + note;
  }
}
