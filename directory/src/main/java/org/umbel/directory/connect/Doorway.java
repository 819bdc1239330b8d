package org.umbel.directory.connect;

import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPConnectionOptions;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.ResultCode;
import com.unboundid.ldap.sdk.SimpleBindRequest;
import com.unboundid.ldap.sdk.extensions.StartTLSExtendedRequest;
import com.unboundid.util.ssl.HostNameSSLSocketVerifier;
import java.util.Optional;

/// Makes connections to a host: TCP, TLS with the host's name checked (RFC 6125), and the bind.
/// Immutable, any thread; each call waits for the network.
final class Doorway {
  /// An answer with one person is a few kilobytes; a page of a thousand comes as a thousand
  /// answers.
  private static final int LARGEST_ANSWER = 4_000_000;

  private final ConnectionSettings settings;

  Doorway(ConnectionSettings settings) {
    this.settings = settings;
  }

  /// A connection that has logged in; whoever gets it closes it.
  LDAPConnection enter(DirectoryHost host) throws LDAPException {
    return enter(host, settings.login());
  }

  /// The same as somebody else.
  LDAPConnection enter(DirectoryHost host, Optional<Login> login) throws LDAPException {
    var connection = connect(host);
    try {
      if (settings.encryption() == Encryption.STARTTLS) {
        startTls(connection);
      }
      if (login.isPresent()) {
        connection.bind(new SimpleBindRequest(login.get().name(), login.get().password().text()));
      }
      return connection;
    } catch (LDAPException failure) {
      connection.close();
      throw failure;
    }
  }

  private LDAPConnection connect(DirectoryHost host) throws LDAPException {
    return settings.encryption() == Encryption.FROM_THE_START
        ? new LDAPConnection(settings.trust().sockets(), options(), host.name(), host.port())
        : new LDAPConnection(options(), host.name(), host.port());
  }

  private void startTls(LDAPConnection connection) throws LDAPException {
    var answer =
        connection.processExtendedOperation(
            new StartTLSExtendedRequest(settings.trust().sockets()));
    if (!answer.getResultCode().equals(ResultCode.SUCCESS)) {
      throw new LDAPException(answer);
    }
  }

  /// Answers are read by the thread that asked, so that a connection needs none of its own.
  private LDAPConnectionOptions options() {
    var options = new LDAPConnectionOptions();
    options.setUseSynchronousMode(true);
    options.setConnectTimeoutMillis(Math.toIntExact(settings.connect().toMillis()));
    options.setResponseTimeoutMillis(settings.response().toMillis());
    options.setSSLSocketVerifier(new HostNameSSLSocketVerifier(true));
    options.setFollowReferrals(false);
    options.setUseKeepAlive(true);
    options.setMaxMessageSize(LARGEST_ANSWER);
    return options;
  }
}
