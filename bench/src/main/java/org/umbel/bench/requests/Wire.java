package org.umbel.bench.requests;

/// A client's way to the server. Belongs to one thread.
interface Wire extends AutoCloseable {

  void send(byte[] message);

  /// Waits for a message.
  ///
  /// @throws java.io.UncheckedIOException when there is none within ten seconds
  String receive();

  /// The address the server sees.
  String local();

  @Override
  void close();
}
