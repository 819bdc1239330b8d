package org.umbel.telephony.phone;

import java.net.InetSocketAddress;

/// A server's name has no address, or no address of this machine leads there.
public final class ServerUnknown extends PhoneException {
  private static final long serialVersionUID = 1;

  ServerUnknown(InetSocketAddress server) {
    super("no address for the name of " + server);
  }

  ServerUnknown(InetSocketAddress server, Throwable cause) {
    super("no way to " + server, cause);
  }
}
