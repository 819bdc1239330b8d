package org.umbel.domain.health;

/// Something outside that Umbel depends on: a mail server, a directory, the disk.
public interface Neighbour {

  /// Short and stable, such as `smtp mail.example.com:25`.
  String name();

  /// As last seen; does not wait.
  Condition condition();

  /// @param well whether it serves
  /// @param words what an administrator wants to read, such as "refused the login of umbel"
  record Condition(boolean well, String words) {}
}
