package org.umbel.bench.requests;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;
import org.umbel.bench.CannotMeasure;

/// How requests reach the server.
enum Transport {
  UDP,
  TCP,
  TLS;

  private static final int PATIENCE_MILLIS = 10_000;

  /// A client's way to the server, from a loopback address of its own: what a server holds against
  /// a single source is not what is measured.
  Wire open(InetSocketAddress server, int client) {
    try {
      var from = InetAddress.getByAddress(new byte[] {127, 0, 1, (byte) (client + 1)});
      return switch (this) {
        case UDP -> new DatagramWire(new InetSocketAddress(from, 0), server);
        case TCP -> new StreamWire(connected(new Socket(), from, server));
        case TLS -> {
          var plain = connected(new Socket(), from, server);
          var host = server.getAddress().getHostAddress();
          var factory = trusting().getSocketFactory();
          yield new StreamWire(factory.createSocket(plain, host, server.getPort(), true));
        }
      };
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static Socket connected(Socket socket, InetAddress from, InetSocketAddress server)
      throws IOException {
    socket.bind(new InetSocketAddress(from, 0));
    socket.connect(server, PATIENCE_MILLIS);
    socket.setTcpNoDelay(true);
    socket.setSoTimeout(PATIENCE_MILLIS);
    return socket;
  }

  /// Trusts everybody: the certificate was made a moment ago, and its check is not what counts.
  private static SSLContext trusting() {
    try {
      var context = SSLContext.getInstance("TLS");
      context.init(null, new TrustManager[] {new Trusting()}, null);
      return context;
    } catch (GeneralSecurityException failure) {
      throw new CannotMeasure("no TLS in this Java", failure);
    }
  }

  private static final class Trusting implements X509TrustManager {
    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type) {}

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[0];
    }
  }
}
