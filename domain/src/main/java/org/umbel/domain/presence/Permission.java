package org.umbel.domain.presence;

/// What somebody may know of a person's presence (the sub-handling of RFC 5025 §3.2.1).
public enum Permission {
  ALLOW,
  /// The question is refused.
  BLOCK,
  /// The person is shown as closed, whatever is true.
  POLITE_BLOCK,
  /// Nothing is told until somebody changes this.
  CONFIRM
}
