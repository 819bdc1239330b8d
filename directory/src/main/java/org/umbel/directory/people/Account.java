package org.umbel.directory.people;

import java.util.Optional;
import org.umbel.domain.call.PhoneNumber;

/// What a person's account is called elsewhere, and further numbers (LD-4).
///
/// @param login names the account
/// @param mailbox names the mailbox at the mail server
/// @param mailHost the mail server that keeps it
/// @param lamp the phone whose lamp tells of messages, where it is not the extension (MW-4)
/// @param lampSender what that phone shows and calls back, and text messages come from
/// @param journal by which logs tell whom a notification was for
/// @param site where the person is, by name (DP-8)
public record Account(
    Optional<String> login,
    Optional<String> mailbox,
    Optional<String> mailHost,
    Optional<PhoneNumber> officePhone,
    Optional<PhoneNumber> mobile,
    Optional<PhoneNumber> lamp,
    Optional<PhoneNumber> lampSender,
    Optional<PhoneNumber> journal,
    Optional<String> site) {}
