package org.umbel.sip.testnet;

import org.umbel.sip.message.Request;
import org.umbel.sip.message.Response;
import org.umbel.sip.message.SipMessage;

/// A message in a word or two.
public final class Wording {

  private Wording() {}

  /// `INVITE`, or `200 INVITE` for a response.
  public static String of(SipMessage message) {
    return switch (message) {
      case Request request -> request.method().name();
      case Response response -> response.status() + " " + response.cSeq().method().name();
    };
  }
}
