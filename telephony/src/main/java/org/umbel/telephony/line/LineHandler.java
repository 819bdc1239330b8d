package org.umbel.telephony.line;

import org.umbel.sip.IncomingInvite;
import org.umbel.sip.IncomingRequest;

/// Takes what comes in by the lines, outside of dialogs. Each call comes on a virtual thread of its
/// own and may wait.
public interface LineHandler {

  /// A call that came in.
  void onInvite(Line line, IncomingInvite invite);

  /// Any other request.
  void onRequest(Line line, IncomingRequest request);

  /// A line is about to be closed: what hangs on it can still be ended in words. Waits for nobody.
  void onClosing(Line line);
}
