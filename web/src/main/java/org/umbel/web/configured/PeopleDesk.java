package org.umbel.web.configured;

import java.util.List;
import java.util.Optional;

/// The people of the configuration as administrators' programs see and change them (LD-5). A change
/// reads all files again, checks them as a whole, is on disk and in force before it returns, and
/// touches no call. Safe for all threads, one change at a time.
public interface PeopleDesk {

  /// All of them, in the order of the files.
  List<PersonView> people();

  default Optional<PersonView> person(String extension) {
    return people().stream().filter(one -> one.extension().equals(extension)).findFirst();
  }

  /// Makes a person be what the text says, a new one when nobody has the extension.
  ///
  /// @param text the keys of a person as in a file of the configuration, JSON or YAML
  LineDesk.Change putPerson(String extension, String text);

  /// Takes a person away. What the voice box holds stays for who gets the extension later.
  LineDesk.Change deletePerson(String extension);

  /// A person without the secrets.
  ///
  /// @param mail empty for none
  /// @param stations names of the phones that may register or are called
  /// @param voiceMail whether callers may leave a message
  /// @param changeable whether it can be changed here, because it has a file of its own
  record PersonView(
      String extension,
      String name,
      String mail,
      List<String> stations,
      boolean voiceMail,
      boolean changeable) {}
}
