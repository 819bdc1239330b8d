package org.umbel.server;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import org.umbel.server.config.Administrator;
import org.umbel.web.Administrators;

/// The administrators of the configuration. Immutable.
final class ConfiguredAdministrators implements Administrators {
  private final List<Administrator> all;

  ConfiguredAdministrators(List<Administrator> all) {
    this.all = List.copyOf(all);
  }

  /// Compares with each of them, so that the time tells nothing.
  @Override
  public boolean know(String name, String password) {
    var known = false;
    for (var one : all) {
      var named = same(one.name(), name);
      var proven = same(one.secret().text(), password);
      known |= named && proven;
    }
    return known;
  }

  private static boolean same(String one, String other) {
    return MessageDigest.isEqual(
        one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
  }
}
