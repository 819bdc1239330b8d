package org.umbel.directory;

import com.unboundid.ldap.listener.InMemoryDirectoryServer;
import com.unboundid.ldap.listener.InMemoryDirectoryServerConfig;
import com.unboundid.ldap.listener.InMemoryListenerConfig;
import com.unboundid.ldap.listener.interceptor.InMemoryInterceptedModifyRequest;
import com.unboundid.ldap.listener.interceptor.InMemoryOperationInterceptor;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.Modification;
import com.unboundid.ldap.sdk.ModificationType;
import com.unboundid.ldap.sdk.ResultCode;
import com.unboundid.ldif.LDIFException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.umbel.directory.connect.ConnectionSettings;
import org.umbel.directory.connect.DirectoryHost;
import org.umbel.directory.connect.Encryption;
import org.umbel.directory.connect.Login;
import org.umbel.directory.connect.Secret;
import org.umbel.directory.connect.Trust;
import org.umbel.directory.people.PeopleSettings;
import org.umbel.directory.people.Preset;
import org.umbel.domain.speech.Language;

/// A real little LDAP server on a port of its own, with a unit `People` below `dc=example,dc=test`
/// and the account `cn=umbel` / `secret`.
public final class LittleDirectory implements AutoCloseable {
  public static final String BASE = "dc=example,dc=test";
  public static final String PEOPLE = "ou=People," + BASE;

  private final InMemoryDirectoryServer server;
  private final Rights rights;

  /// Lets clients change entries or not.
  private static final class Rights extends InMemoryOperationInterceptor {
    private volatile boolean readOnly;

    @Override
    public void processModifyRequest(InMemoryInterceptedModifyRequest request)
        throws LDAPException {
      if (readOnly) {
        throw new LDAPException(ResultCode.INSUFFICIENT_ACCESS_RIGHTS);
      }
    }
  }

  private LittleDirectory(InMemoryDirectoryServer server, Rights rights) {
    this.server = server;
    this.rights = rights;
  }

  /// Whether clients are refused to change entries.
  public void readOnly(boolean now) {
    rights.readOnly = now;
  }

  public static LittleDirectory start() {
    try {
      var config = new InMemoryDirectoryServerConfig(BASE);
      var rights = new Rights();
      config.addInMemoryOperationInterceptor(rights);
      config.setListenerConfigs(
          InMemoryListenerConfig.createLDAPConfig(
              "plain", InetAddress.getLoopbackAddress(), 0, null));
      config.setSchema(null);
      config.addAdditionalBindCredentials("cn=umbel", "secret");
      var directory = new LittleDirectory(new InMemoryDirectoryServer(config), rights);
      directory.server.startListening();
      directory.add("dn: " + BASE, "objectClass: domain", "dc: example");
      directory.unit("People");
      return directory;
    } catch (LDAPException failure) {
      throw new AssertionError(failure);
    }
  }

  public void unit(String name) {
    add("dn: ou=" + name + "," + BASE, "objectClass: organizationalUnit", "ou: " + name);
  }

  /// Adds an entry by the lines of its LDIF.
  public void add(String... ldif) {
    try {
      server.add(ldif);
    } catch (LDAPException | LDIFException failure) {
      throw new AssertionError(failure);
    }
  }

  /// Adds a person to the unit `People`.
  public void person(String name, String number, String... more) {
    var lines =
        List.of(
            "dn: cn=" + name + "," + PEOPLE,
            "objectClass: inetOrgPerson",
            "cn: " + name,
            "sn: " + name,
            "telephoneNumber: " + number);
    var all = new ArrayList<>(lines);
    all.addAll(List.of(more));
    add(all.toArray(String[]::new));
  }

  public void replace(String name, String attribute, String... values) {
    try {
      server.modify(
          "cn=" + name + "," + PEOPLE,
          new Modification(ModificationType.REPLACE, attribute, values));
    } catch (LDAPException failure) {
      throw new AssertionError(failure);
    }
  }

  public void delete(String name) {
    try {
      server.delete("cn=" + name + "," + PEOPLE);
    } catch (LDAPException failure) {
      throw new AssertionError(failure);
    }
  }

  /// The values an attribute of a person has.
  public List<String> values(String name, String attribute) {
    try {
      var entry = Objects.requireNonNull(server.getEntry("cn=" + name + "," + PEOPLE), name);
      return Optional.ofNullable(entry.getAttributeValues(attribute))
          .map(List::of)
          .orElse(List.of());
    } catch (LDAPException failure) {
      throw new AssertionError(failure);
    }
  }

  public DirectoryHost host() {
    return new DirectoryHost("127.0.0.1", server.getListenPort());
  }

  /// Nobody listens any more; the entries stay.
  public void halt() {
    server.shutDown(true);
  }

  /// Listens again, on the same port.
  public void startAgain() {
    try {
      server.startListening();
    } catch (LDAPException failure) {
      throw new AssertionError(failure);
    }
  }

  public static ConnectionSettings connecting(DirectoryHost... hosts) {
    return new ConnectionSettings(
        List.of(hosts),
        Encryption.NONE,
        Trust.of(Optional.empty()),
        Optional.of(new Login("cn=umbel", new Secret("secret"))),
        Duration.ofSeconds(5),
        Duration.ofSeconds(5),
        4);
  }

  public static PeopleSettings reading() {
    return Preset.OPENLDAP.settings(BASE, Language.ENGLISH);
  }

  @Override
  public void close() {
    server.shutDown(true);
  }
}
