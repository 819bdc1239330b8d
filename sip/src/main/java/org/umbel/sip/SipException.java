package org.umbel.sip;

/// What the SIP room could not do. One final subclass for each such thing, its message naming what,
/// where and which value.
public abstract class SipException extends RuntimeException {
  private static final long serialVersionUID = 1;

  protected SipException(String message) {
    super(message);
  }

  protected SipException(String message, Throwable cause) {
    super(message, cause);
  }

  /// For what a stranger's bytes can cause many thousand times a second.
  ///
  /// @param traced false when no stack trace is wanted, which makes throwing about as cheap as
  ///   returning
  protected SipException(String message, boolean traced) {
    super(message, null, false, traced);
  }
}
