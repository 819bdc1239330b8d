package org.umbel.directory.people;

import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.ResultCode;
import org.umbel.directory.connect.Connections;
import org.umbel.directory.connect.Login;
import org.umbel.directory.connect.Secret;
import org.umbel.directory.connect.Words;
import org.umbel.domain.person.PasswordCheck;
import org.umbel.domain.person.Person;

/// Checks a password by logging in to the directory as the person (ML-2).
public final class DirectoryPasswords implements PasswordCheck {
  private final Connections connections;
  private final DirectoryPeople people;

  public DirectoryPasswords(Connections connections, DirectoryPeople people) {
    this.connections = connections;
    this.people = people;
  }

  /// An empty password is wrong without asking: a directory takes it for an anonymous login, and
  /// lets anybody in (RFC 4513 §5.1.2).
  @Override
  public Answer check(Person person, String password) {
    var known = people.known(person.extension());
    if (known.isEmpty() || password.isEmpty()) {
      return new Wrong("no password, or nobody of the directory");
    }
    try {
      connections.tryLogin(new Login(known.get().dn(), new Secret(password)));
      return new Right();
    } catch (LDAPException refused) {
      return refused.getResultCode().equals(ResultCode.INVALID_CREDENTIALS)
          ? new Wrong(Words.of(refused))
          : new Unknown(Words.of(refused));
    }
  }
}
