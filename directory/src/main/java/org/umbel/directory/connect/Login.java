package org.umbel.directory.connect;

/// An account that binds to the directory.
///
/// @param name its DN, or another name the directory takes, such as `um@example.com`
public record Login(String name, Secret password) {

  public Login {
    if (name.isBlank() || password.text().isEmpty()) {
      throw new IllegalArgumentException("A login has a name and a password");
    }
  }
}
