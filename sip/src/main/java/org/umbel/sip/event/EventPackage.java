package org.umbel.sip.event;

import org.umbel.sip.IncomingRequest;
import org.umbel.sip.message.Request;
import org.umbel.sip.message.Response;

/// One kind of event and who may follow it, RFC 6665 §5. Called on virtual threads and may block.
public interface EventPackage {

  /// As in the Event header, such as `message-summary`.
  String name();

  /// Decides about a new SUBSCRIBE, which asks for this package and a permitted time.
  Admission admit(IncomingRequest subscribe);

  /// Puts the present state of a resource into a NOTIFY. Called just before it is sent, so that a
  /// peer that is slow gets the newest state and no outdated ones.
  Request describe(String resource, Request notify);

  /// What [#admit] has decided.
  sealed interface Admission {}

  /// @param resource what is followed, in words of the application, such as a mailbox
  record Granted(String resource) implements Admission {}

  /// @param response such as 403 or 404
  record Denied(Response response) implements Admission {}
}
