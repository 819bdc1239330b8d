package org.umbel.sip.event;

import org.umbel.sip.SipException;
import org.umbel.sip.message.Event;
import org.umbel.sip.message.Response;

/// A notifier does not want to be followed.
public final class SubscriptionRefused extends SipException {
  private static final long serialVersionUID = 1;

  private final transient Response response;

  SubscriptionRefused(Event event, Response response) {
    super("Subscription to " + event + " refused with " + response.status());
    this.response = response;
  }

  public Response response() {
    return response;
  }
}
