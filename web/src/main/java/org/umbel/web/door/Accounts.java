package org.umbel.web.door;

import java.util.Optional;
import java.util.Set;
import org.umbel.domain.person.Role;

/// Who else may log in beside people with a voice box: administrators, supervisors, agents, and
/// programs. Asked by any thread; must not wait.
@FunctionalInterface
public interface Accounts {
  /// There are none.
  Accounts NONE = (_, _) -> Optional.empty();

  /// The account with this name and the password that belongs to it. Takes as long for a wrong
  /// password as for a right one.
  Optional<Account> find(String name, String password);

  /// @param roles at least one
  record Account(String name, Set<Role> roles) {
    public Account {
      roles = Set.copyOf(roles);
    }

    boolean may(Role role) {
      return roles.contains(role);
    }
  }
}
