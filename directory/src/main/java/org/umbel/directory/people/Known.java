package org.umbel.directory.people;

import java.util.Optional;
import java.util.Set;
import org.umbel.domain.call.PhoneNumber;
import org.umbel.domain.person.Person;

/// A person of the directory with what the directory alone knows.
///
/// @param id of the entry, for its whole life
/// @param dn where the entry is just now
/// @param numbers by which the person is called, beside the extension and the own phones
/// @param worker what makes a knowledge worker of the person; empty for who is none
public record Known(
    String id,
    String dn,
    Person person,
    Account account,
    Set<PhoneNumber> numbers,
    Optional<WorkerEntry> worker) {}
