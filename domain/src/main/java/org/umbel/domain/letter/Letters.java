package org.umbel.domain.letter;

import java.util.List;
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

        @Override
        public void hold(Person to, Letter letter) {
          send(to, letter);
        }

        @Override
        public void release(LetterId letter) {}

        @Override
        public void withdraw(LetterId letter) {}

        @Override
        public List<HeldLetter> held() {
          return List.of();
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

  /// Takes a letter that must not arrive before something else is done. It is on disk when this
  /// returns, and stays there over a restart until it is released or withdrawn.
  ///
  /// @throws LetterNotTaken when there is no room for it
  void hold(Person to, Letter letter);

  /// Sends a letter that is held; does nothing when there is none.
  void release(LetterId letter);

  /// Forgets a letter that is held; does nothing when there is none.
  void withdraw(LetterId letter);

  /// The letters that are held, the oldest first: after a start, those that a former run could not
  /// release.
  List<HeldLetter> held();
}
