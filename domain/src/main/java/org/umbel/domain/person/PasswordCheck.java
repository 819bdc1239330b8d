package org.umbel.domain.person;

/// Says whether a password is a person's, where it is kept elsewhere (ML-2). Waits for whoever
/// knows, at most as long as the adapter states; never throws for what is asked.
public interface PasswordCheck {

  Answer check(Person person, String password);

  /// What the password turned out to be.
  sealed interface Answer {}

  record Right() implements Answer {}

  /// @param words why, for logs: not for whoever tries, who would learn of accounts
  record Wrong(String words) implements Answer {}

  /// Nobody could say: neither let in nor count as a wrong try.
  ///
  /// @param words why
  record Unknown(String words) implements Answer {}
}
