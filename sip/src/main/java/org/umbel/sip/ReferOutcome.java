package org.umbel.sip;

import org.umbel.sip.message.Response;

/// What became of a REFER.
public sealed interface ReferOutcome {

  /// The peer does not do it.
  ///
  /// @param response other than 2xx
  record Refused(Response response) implements ReferOutcome {}

  /// The peer has called whom it was to call.
  ///
  /// @param status the final one of that call, 200 to 699
  record Called(int status) implements ReferOutcome {
    /// Whether the call was answered.
    public boolean answered() {
      return status < 300;
    }
  }

  /// The peer has agreed and does not report: it said so, the dialog has ended, or the time is
  /// over.
  record Unreported() implements ReferOutcome {}
}
