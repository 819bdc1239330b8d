package org.umbel.server.config;

import java.util.Set;
import org.umbel.domain.person.Role;

/// Somebody, or a program, with an account by name and password.
///
/// @param roles at least one
public record Administrator(String name, Secret secret, Set<Role> roles) {
  public Administrator {
    roles = Set.copyOf(roles);
  }
}
