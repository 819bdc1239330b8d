package org.umbel.sip;

import java.util.Set;
import org.umbel.sip.message.Method;
import org.umbel.sip.message.Request;
import org.umbel.sip.message.Response;
import org.umbel.sip.message.Status;

/// What is said to a request nobody wants to handle.
final class Methods {

  private static final Set<Method> KNOWN =
      Set.of(
          Method.INVITE,
          Method.ACK,
          Method.CANCEL,
          Method.BYE,
          Method.OPTIONS,
          Method.REGISTER,
          Method.SUBSCRIBE,
          Method.NOTIFY,
          Method.INFO,
          Method.UPDATE,
          Method.PRACK,
          Method.REFER,
          Method.MESSAGE,
          Method.PUBLISH);

  private Methods() {}

  /// 405 for a method that exists (Allow is added on the way out), RFC 3261 §8.2.1; 501 for others.
  static Response refusal(Request request) {
    return request.reply(
        KNOWN.contains(request.method()) ? Status.METHOD_NOT_ALLOWED : Status.NOT_IMPLEMENTED);
  }
}
