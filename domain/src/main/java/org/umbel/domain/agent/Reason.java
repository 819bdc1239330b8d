package org.umbel.domain.agent;

/// Why somebody is in a state; reporting shows it.
///
/// @param code any text
/// @param key under which it is passed on
public record Reason(String code, Place place, String key) {
  public static final String DEFAULT_KEY = "ReasonCode";

  /// Where it is passed on and matched.
  public enum Place {
    REASONS,
    EXTENSIONS
  }

  public Reason(String code) {
    this(code, Place.REASONS, DEFAULT_KEY);
  }
}
