package org.umbel.bench.presence;

import org.umbel.bench.process.Usage;

/// A presence server under measurement; closing it ends it.
interface PresenceServer extends AutoCloseable {

  /// Where it takes SIP over UDP on this machine.
  int port();

  /// Whether everybody has to show a login, as the extension with the password `phone-` and it.
  boolean asksForLogin();

  Usage usage();

  /// The memory that its work takes, without what is free again.
  long workBytes();

  @Override
  void close();
}
