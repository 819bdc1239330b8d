package org.umbel.web;

/// The address cannot be listened at: it is taken, or not one of this machine.
public final class CannotServe extends WebException {
  private static final long serialVersionUID = 1;

  CannotServe(String host, int port, Throwable cause) {
    super(
        "Cannot serve the web page at " + host + ":" + port + ": " + innermost(cause).getMessage(),
        cause);
  }

  private static Throwable innermost(Throwable failure) {
    var cause = failure.getCause();
    return cause == null ? failure : innermost(cause);
  }
}
