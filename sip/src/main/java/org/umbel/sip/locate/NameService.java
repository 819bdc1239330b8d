package org.umbel.sip.locate;

/// Knows what the domain name system knows. Any thread may ask; the answer may take a while, so
/// never on a loop.
@FunctionalInterface
public interface NameService {

  /// What there is under a name. A name that does not exist, or has nothing of that kind, is an
  /// answer too: one without records.
  ///
  /// @throws NamesUnanswered when no name server answers in time, or none of them knows
  Answer ask(Question question);
}
