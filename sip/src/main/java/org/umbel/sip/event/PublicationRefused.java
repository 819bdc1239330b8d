package org.umbel.sip.event;

import org.umbel.sip.SipException;
import org.umbel.sip.message.Event;
import org.umbel.sip.message.Response;

/// A server does not take what is published.
public final class PublicationRefused extends SipException {
  private static final long serialVersionUID = 1;

  private final transient Response response;

  PublicationRefused(Event event, Response response) {
    super("Publication of " + event + " refused with " + response.status());
    this.response = response;
  }

  public Response response() {
    return response;
  }
}
