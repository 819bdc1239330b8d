package org.umbel.domain.greeting;

/// Who makes the words of a person's greeting (CA-4).
public enum GreetingKind {
  /// All of it is the person's own recording.
  INDIVIDUAL,
  /// A fixed sentence with the person's recorded name in it.
  PERSONALIZED
}
