package org.umbel.bench.requests;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/// Messages on a connection, plain or by TLS, cut by their Content-Length.
final class StreamWire implements Wire {
  private static final String LENGTH = "content-length:";

  private final Socket socket;
  private final InputStream input;

  StreamWire(Socket socket) throws IOException {
    this.socket = socket;
    this.input = new BufferedInputStream(socket.getInputStream(), 8192);
  }

  @Override
  public void send(byte[] message) {
    try {
      socket.getOutputStream().write(message);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  @Override
  public String receive() {
    try {
      var message = new StringBuilder(1024);
      int length = 0;
      for (var line = line(); !line.isEmpty(); line = line()) {
        message.append(line).append("\r\n");
        if (line.regionMatches(true, 0, LENGTH, 0, LENGTH.length()))
          length = Integer.parseInt(line.substring(LENGTH.length()).strip());
      }
      message.append("\r\n");
      message.append(new String(input.readNBytes(length), StandardCharsets.ISO_8859_1));
      return message.toString();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private String line() throws IOException {
    var line = new StringBuilder(100);
    for (int octet = input.read(); octet != '\n'; octet = input.read()) {
      if (octet < 0) throw new EOFException("the server has closed the connection");
      if (octet != '\r') line.append((char) octet);
    }
    return line.toString();
  }

  @Override
  public String local() {
    return socket.getLocalAddress().getHostAddress() + ":" + socket.getLocalPort();
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
