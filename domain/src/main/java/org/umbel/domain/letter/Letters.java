package org.umbel.domain.letter;

import org.umbel.domain.person.Person;

/// Takes letters to people. Safe for all threads.
public interface Letters {
  /// Where there is no mail server: letters reach nobody.
  Letters NONE =
      new Letters() {
        @Override
        public boolean reach(Person person) {
          return false;
        }

        @Override
        public void send(Person to, Letter letter) {
          throw new LetterNotTaken(to.extension(), "there is no mail server");
        }
      };

  /// Whether letters reach this person at all: there is a mail server, and the person has an
  /// address. Does not wait.
  boolean reach(Person person);

  /// Takes a letter. It is on disk when this returns, and is sent once, as far as the mail server
  /// lets us know that it has it.
  ///
  /// @param to somebody whom letters [#reach]
  /// @throws LetterNotTaken when there is no room for it
  void send(Person to, Letter letter);
}
