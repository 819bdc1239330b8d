package org.umbel.server.people;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Optional;
import org.umbel.server.config.Administrator;
import org.umbel.web.door.Accounts;

/// The accounts of the configuration. Immutable.
public final class ConfiguredAccounts implements Accounts {
  private final List<Administrator> all;

  public ConfiguredAccounts(List<Administrator> all) {
    this.all = List.copyOf(all);
  }

  /// Compares with each of them, so that the time tells nothing.
  @Override
  public Optional<Account> find(String name, String password) {
    var found = Optional.<Account>empty();
    for (var one : all) {
      var named = same(one.name(), name);
      var proven = same(one.secret().text(), password);
      if (named && proven) {
        found = Optional.of(new Account(one.name(), one.roles()));
      }
    }
    return found;
  }

  private static boolean same(String one, String other) {
    return MessageDigest.isEqual(
        one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
  }
}
