package org.umbel.mail.smtp;

import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.umbel.mail.Login;
import org.umbel.mail.MailServer;
import org.umbel.mail.Timeouts;
import org.umbel.mail.Trust;

/// How messages are mailed (CA-11, ML-4).
///
/// @param servers tried in order, at least one
/// @param login for servers that want one
/// @param sender mail address in From, such as `voicemail@example.com`; the name beside it is the
///   caller's
/// @param zone in which times are written
/// @param pilot number to dial for listening by phone, mentioned in the mail when there is one
public record SmtpSettings(
    List<MailServer> servers,
    Optional<Login> login,
    String sender,
    ZoneId zone,
    Optional<String> pilot,
    Timeouts timeouts,
    Trust trust) {}
