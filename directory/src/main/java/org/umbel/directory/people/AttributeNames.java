package org.umbel.directory.people;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Which attributes of an entry say what about the person (LD-2, LD-4). Of several the first that
/// is there counts, unless said otherwise.
///
/// @param id never changes in an entry's life, such as `entryUUID`; empty uses the DN
/// @param mark grows with each change of an entry, such as `modifyTimestamp`; without one the
///   directory is read as a whole each time
/// @param extension sources of the extension
/// @param phones numbers that are the person's own, all of them
/// @param login identifies the account
/// @param mailbox names the mailbox at the mail server
/// @param language as RFC 2798 §2.7 writes it
/// @param country ISO 3166 letters, which decide on the language where there is none
/// @param mailHost the mail server of the person
/// @param lamp the number of the phone whose lamp is set
/// @param lampSender the number it shows
/// @param journal the number in logs of notifications
/// @param site the name of the person's site
public record AttributeNames(
    Optional<String> id,
    Optional<ChangeMark> mark,
    List<String> name,
    List<String> mail,
    List<NumberSource> extension,
    List<NumberSource> phones,
    String login,
    String mailbox,
    List<String> language,
    List<String> country,
    List<String> officePhone,
    List<String> mobile,
    List<String> mailHost,
    List<String> lamp,
    List<String> lampSender,
    List<String> journal,
    List<String> site) {

  /// All of them, each once.
  Set<String> all() {
    var all = new LinkedHashSet<String>();
    id.ifPresent(all::add);
    mark.ifPresent(changes -> all.add(changes.attribute()));
    Stream.of(
            name,
            mail,
            language,
            country,
            officePhone,
            mobile,
            mailHost,
            lamp,
            lampSender,
            journal,
            site)
        .flatMap(Collection::stream)
        .forEach(all::add);
    Stream.of(extension, phones)
        .flatMap(Collection::stream)
        .forEach(source -> all.add(source.attribute()));
    all.add(login);
    all.add(mailbox);
    return all;
  }
}
