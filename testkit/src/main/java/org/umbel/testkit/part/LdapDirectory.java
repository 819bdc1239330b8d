package org.umbel.testkit.part;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/// A company's directory: OpenLDAP or an Active Directory, with Anna Berg (extension 4000) and Ben
/// Carter (4001) in it; see the heads of the parts `slapd` and `samba`.
public final class LdapDirectory implements AutoCloseable {
  private static final Duration LIMIT = Duration.ofSeconds(20);

  private final Part part;
  private final String administrator;
  private final String password;

  private LdapDirectory(Part part, String administrator, String password) {
    this.part = part;
    this.administrator = administrator;
    this.password = password;
  }

  public static LdapDirectory openLdap() {
    return openLdap(0);
  }

  /// @param people more of them, extensions 1000001 and so on
  public static LdapDirectory openLdap(int people) {
    var part = Part.start("slapd", Map.of("PEOPLE", Integer.toString(people)));
    return new LdapDirectory(part, "cn=admin,dc=example,dc=test", "adminpw");
  }

  /// Takes half a minute of one processor the first time.
  public static LdapDirectory activeDirectory() {
    var part = Part.start("samba", Map.of());
    return new LdapDirectory(part, "umbel@ad.example.test", "Passw0rd.Umbel");
  }

  /// LDAP, StartTLS offered.
  public int port() {
    return part.ports().at(0);
  }

  /// LDAP over TLS.
  public int tlsPort() {
    return part.ports().at(1);
  }

  /// Who vouches for its certificate, which names `localhost` and `127.0.0.1`.
  public Path authority() {
    return part.folder().resolve("tls/ca.crt");
  }

  public void halt() {
    part.halt();
  }

  public void startAgain() {
    part.start();
  }

  /// Changes entries as the administrator.
  ///
  /// @param ldif with `changetype` lines
  public void change(String ldif) {
    var file = part.folder().resolve("change.ldif");
    try {
      Files.writeString(file, ldif);
    } catch (IOException failure) {
      throw new PartFailed("cannot write " + file, failure);
    }
    run("ldapmodify", "-f", file.toString());
  }

  /// The values of an attribute.
  public List<String> values(String dn, String attribute) {
    var answer = run("ldapsearch", "-LLL", "-o", "ldif-wrap=no", "-s", "base", "-b", dn, attribute);
    return answer
        .lines()
        .filter(line -> line.startsWith(attribute + ": "))
        .map(line -> line.substring(attribute.length() + 2))
        .toList();
  }

  /// The same where values may have lines, which LDIF writes in Base64.
  public List<String> texts(String dn, String attribute) {
    var answer = run("ldapsearch", "-LLL", "-o", "ldif-wrap=no", "-s", "base", "-b", dn, attribute);
    return answer
        .lines()
        .filter(line -> line.startsWith(attribute + ":: "))
        .map(line -> Base64.getDecoder().decode(line.substring(attribute.length() + 3).strip()))
        .map(bytes -> new String(bytes, StandardCharsets.UTF_8))
        .toList();
  }

  private String run(String program, String... arguments) {
    var command = new ArrayList<>(List.of(program, "-x", "-H", "ldap://127.0.0.1:" + port()));
    command.addAll(List.of("-D", administrator, "-w", password));
    command.addAll(List.of(arguments));
    var outcome = Shell.run(command, Map.of(), part.folder().resolve("tool.out"), LIMIT);
    if (outcome.status() != 0) {
      throw new PartFailed(program + ":\n" + outcome.output());
    }
    return outcome.output();
  }

  @Override
  public void close() {
    part.close();
  }
}
