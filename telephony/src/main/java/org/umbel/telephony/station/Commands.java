package org.umbel.telephony.station;

import java.util.Arrays;
import org.umbel.sip.message.SipMessage;

/// Which phones can be told to answer: those that name the event package `talk` among those they
/// take (Allow-Events, RFC 6665 §8.2.2).
public final class Commands {
  private Commands() {}

  /// @param message a phone's REGISTER, or its response to an INVITE
  public static boolean talk(SipMessage message) {
    return message.headers("Allow-Events").stream()
        .flatMap(line -> Arrays.stream(line.split(",")))
        .anyMatch(event -> event.strip().equalsIgnoreCase("talk"));
  }
}
