package org.umbel.telephony.presence.platform;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.umbel.domain.person.Extension;
import org.umbel.sip.auth.Password;
import org.umbel.sip.message.NameAddr;
import org.umbel.sip.message.SipUri;

/// Another presence server and how we speak with it.
///
/// @param name of the platform
/// @param server where it is, such as `sip:presence.example.com;transport=tcp`
/// @param line by which it is asked; empty for the first one
/// @param domain of people's addresses there
/// @param user who we are there
/// @param password with which we prove it; empty where the server trusts our address
/// @param users by what people are known there who are not known by their extension
/// @param people who is followed from the start
/// @param expiry how long subscriptions and publications last unless they are renewed
/// @param look between two looks whether the server is there
public record OtherServer(
    String name,
    SipUri server,
    Optional<String> line,
    String domain,
    String user,
    Optional<Password> password,
    Map<Extension, String> users,
    Set<Extension> people,
    Duration expiry,
    Duration look) {

  public OtherServer {
    users = Map.copyOf(users);
    people = Set.copyOf(people);
  }

  SipUri address(Extension person) {
    return SipUri.of(users.getOrDefault(person, person.digits()), domain);
  }

  NameAddr me() {
    return NameAddr.of(SipUri.of(user, domain));
  }
}
