package org.umbel.sip.tls;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SNIServerName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;

/// Makes TLS sockets of connected ones by one set of terms. The connected one remains the caller's
/// to close, except that a failed handshake closes it. Any thread may use it; a handshake waits for
/// the peer, for as long as the caller leaves the socket open.
public final class TlsSockets {

  private static final int SESSIONS = 10_000; // kept for resumption, about 2 KB each

  private static final int PATIENCE_MILLIS = 500; // for a peer that is told why
  private static final int UNREAD_BYTES = 16_384;

  private final TlsSettings settings;
  private final SSLSocketFactory factory;
  private final HandshakeWords words;

  private TlsSockets(TlsSettings settings, SSLSocketFactory factory) {
    this.settings = settings;
    this.factory = factory;
    this.words = new HandshakeWords(settings);
  }

  /// @throws UnusableCertificate when the authorities cannot be used
  public static TlsSockets of(TlsSettings settings, InstantSource clock) {
    try {
      var context = SSLContext.getInstance("TLS");
      context.init(
          new KeyManager[] {new Showing(settings.identities())},
          new TrustManager[] {new Believing(settings, clock)},
          null);
      context.getServerSessionContext().setSessionCacheSize(SESSIONS);
      context.getClientSessionContext().setSessionCacheSize(SESSIONS);
      return new TlsSockets(settings, context.getSocketFactory());
    } catch (GeneralSecurityException failure) {
      throw new UnusableCertificate("TLS cannot be set up: " + failure.getMessage(), failure);
    }
  }

  /// The terms it works by.
  public TlsSettings settings() {
    return settings;
  }

  /// Shakes hands as the client of a connection.
  ///
  /// @param name whom the server must prove to be, also named to it (SNI); empty for its address
  /// @throws InsecureConnection when one side refuses the other
  /// @throws IOException when the connection itself fails before that
  public SSLSocket client(Socket connected, Optional<String> name) throws IOException {
    var address = (InetSocketAddress) connected.getRemoteSocketAddress();
    var host = name.map(TlsSockets::unbracketed).orElse(address.getAddress().getHostAddress());
    var socket = (SSLSocket) factory.createSocket(connected, host, address.getPort(), false);
    var parameters = parameters(socket);
    parameters.setServerNames(Literals.read(host).isPresent() ? List.of() : serverName(host));
    socket.setSSLParameters(parameters);
    return shaken(socket, connected);
  }

  /// Shakes hands as the server of a connection.
  ///
  /// @throws InsecureConnection when one side refuses the other
  /// @throws IOException when the connection itself fails before that
  public SSLSocket server(Socket accepted) throws IOException {
    InetAddress client = accepted.getInetAddress();
    var socket =
        (SSLSocket)
            factory.createSocket(accepted, client.getHostAddress(), accepted.getPort(), false);
    socket.setUseClientMode(false);
    var parameters = parameters(socket);
    parameters.setUseCipherSuitesOrder(true);
    switch (settings.clientCertificate()) {
      case OFF -> parameters.setNeedClientAuth(false);
      case WANTED -> parameters.setWantClientAuth(true);
      case REQUIRED -> parameters.setNeedClientAuth(true);
    }
    socket.setSSLParameters(parameters);
    return shaken(socket, accepted);
  }

  /// How a connection made here is protected.
  public static Secured secured(SSLSocket socket) {
    return Secured.of(socket.getSession());
  }

  /// What went wrong with a connection made here, for people; a peer that refuses our certificate
  /// may say so only after the handshake.
  public String words(IOException failure) {
    return words.of(failure);
  }

  private SSLSocket shaken(SSLSocket socket, Socket below) throws IOException {
    try {
      socket.startHandshake();
      return socket;
    } catch (IOException failure) {
      var reason = words.of(failure);
      leave(below);
      throw new InsecureConnection(reason, failure);
    }
  }

  /// Lets the peer read why: a socket closed with something unread in it is reset, and the alert on
  /// its way to the peer is lost.
  private static void leave(Socket below) {
    try (below) {
      below.shutdownOutput();
      below.setSoTimeout(PATIENCE_MILLIS);
      below.getInputStream().readNBytes(UNREAD_BYTES);
    } catch (IOException _) {
      // the peer has gone already
    }
  }

  private SSLParameters parameters(SSLSocket socket) {
    var parameters = socket.getSSLParameters();
    parameters.setProtocols(
        settings.versions().stream().map(TlsVersion::protocol).toArray(String[]::new));
    if (!settings.cipherSuites().isEmpty())
      parameters.setCipherSuites(settings.cipherSuites().toArray(String[]::new));
    return parameters;
  }

  private static List<SNIServerName> serverName(String host) {
    try {
      return List.of(new SNIHostName(host));
    } catch (IllegalArgumentException _) {
      return List.of(); // no name that SNI can carry
    }
  }

  private static String unbracketed(String host) {
    return host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host;
  }
}
