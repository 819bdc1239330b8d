package org.umbel.bench.presence;

/// A server and the crowd that uses it.
record Contender(String name, PresenceServer server, Crowd crowd) implements AutoCloseable {

  static Contender of(String name, PresenceServer server) {
    return new Contender(name, server, new Crowd(server));
  }

  long workBytes() {
    return server.workBytes();
  }

  @Override
  public void close() {
    try (server) {
      crowd.close();
    }
  }
}
