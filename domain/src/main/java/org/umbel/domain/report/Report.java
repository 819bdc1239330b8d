package org.umbel.domain.report;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/// One thing that happened, as reporting tools read it.
///
/// @param id unique for ever, by which whoever gets it twice knows it again
/// @param fields by the names of `docs/reporting.md`
/// @param userData the pairs that reporting tools of contact centres expect, by configured names;
///   empty where there are none
public record Report(
    String id, Kind kind, Instant at, Map<String, String> fields, Map<String, String> userData) {

  /// What is reported.
  public enum Kind {
    PREVIEW_OFFERED("preview-offered"),
    PREVIEW_ENDED("preview-ended"),
    AGENT_STATE("agent-state"),
    INTERACTION_BEGAN("interaction-began"),
    INTERACTION_SERVED("interaction-served"),
    INTERACTION_ENDED("interaction-ended"),
    INTERACTION_NOTED("interaction-noted");

    private final String word;

    Kind(String word) {
      this.word = word;
    }

    /// As streams, webhooks and files write it.
    public String word() {
      return word;
    }
  }

  public Report {
    fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    userData = Collections.unmodifiableMap(new LinkedHashMap<>(userData));
  }

  static Report of(
      Kind kind, Instant at, Map<String, String> fields, Map<String, String> userData) {
    return new Report(UUID.randomUUID().toString(), kind, at, fields, userData);
  }

  /// The value of a field; empty text when it has none.
  public String field(String name) {
    return fields.getOrDefault(name, "");
  }
}
