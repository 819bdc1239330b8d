package org.umbel.sip.transport;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.util.Optional;
import org.umbel.sip.tls.Secured;

/// Messages one after the other, RFC 3261 §18.3: TCP and TLS.
final class StreamWire implements Wire {

  private final Socket socket;
  private final StreamReader reader;
  private final OutputStream out;
  private final Optional<Secured> secured;

  StreamWire(Socket socket, Optional<Secured> secured, TransportLimits limits, Source source)
      throws IOException {
    this.socket = socket;
    this.reader = new StreamReader(socket, limits, source);
    this.out = socket.getOutputStream();
    this.secured = secured;
  }

  @Override
  public Next next() throws IOException {
    return reader.next();
  }

  @Override
  public void write(byte[] message) throws IOException {
    out.write(message);
  }

  @Override
  public Optional<Secured> secured() {
    return secured;
  }

  @Override
  public void release() {
    reader.release();
  }

  @Override
  public void farewell() throws IOException {
    socket.shutdownOutput(); // of TLS, which says so to the peer
  }
}
