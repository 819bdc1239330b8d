package org.umbel.sip.transaction;

import org.umbel.sip.message.Response;

/// Nobody waits for what a CANCEL itself is answered; its INVITE's final response tells all.
enum IgnoredResponses implements ClientUser {
  OF_CANCEL;

  @Override
  public void onResponse(Response response) {}

  @Override
  public void onTimeout() {}

  @Override
  public void onUnsent(String reason) {}
}
