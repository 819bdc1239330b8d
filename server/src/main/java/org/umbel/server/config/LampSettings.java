package org.umbel.server.config;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.umbel.domain.person.Extension;
import org.umbel.sip.transport.Subnet;

/// How message lamps are kept true.
///
/// @param poll how often a mail server that does not tell by itself is asked
/// @param compare the pause between two rounds in which every lamp is compared with its mailbox
/// @param phones lamps beside those of registered phones
/// @param tellers servers that may tell of messages they keep for people here
/// @param follow the one of them where that is subscribed to, a SIP URI
/// @param offMailbox the mail address that people write to who want to be told no more
public record LampSettings(
    Duration poll,
    Duration compare,
    List<Phone> phones,
    List<Subnet> tellers,
    Optional<String> follow,
    Optional<String> offMailbox) {

  /// A phone or PBX that is told about somebody's messages though it does not register here.
  ///
  /// @param address a SIP URI
  /// @param line by which it is told; empty: the first one
  public record Phone(Extension extension, String address, Optional<LineReference> line) {}
}
