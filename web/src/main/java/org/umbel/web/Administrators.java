package org.umbel.web;

/// Who may see how calls went and what is configured. Asked by any thread; must not wait.
@FunctionalInterface
public interface Administrators {
  /// There are none.
  Administrators NONE = (_, _) -> false;

  /// Whether this is the name of an administrator and the password that belongs to it. Takes as
  /// long for a wrong password as for a right one.
  boolean know(String name, String password);
}
