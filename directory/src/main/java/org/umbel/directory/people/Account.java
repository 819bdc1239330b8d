package org.umbel.directory.people;

import java.util.Optional;
import org.umbel.domain.call.PhoneNumber;

/// What a person's account is called elsewhere, and further numbers (LD-4).
///
/// @param login names the account
/// @param mailbox names the mailbox at the mail server
/// @param mailHost the mail server that keeps it
public record Account(
    Optional<String> login,
    Optional<String> mailbox,
    Optional<String> mailHost,
    Optional<PhoneNumber> officePhone,
    Optional<PhoneNumber> mobile) {}
