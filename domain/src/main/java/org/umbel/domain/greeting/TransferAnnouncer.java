package org.umbel.domain.greeting;

/// Who tells callers that a key puts them through (CA-9).
public enum TransferAnnouncer {
  /// The person's own greeting does.
  PERSON,
  /// The greeting does not speak of it; a fixed sentence follows it.
  PERSON_AND_SYSTEM
}
