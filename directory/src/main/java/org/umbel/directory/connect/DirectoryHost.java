package org.umbel.directory.connect;

/// Where a server of the directory listens.
///
/// @param name a host name or address, as its certificate names it
/// @param port 1 to 65535; usual are 389, and 636 with TLS from the start
public record DirectoryHost(String name, int port) {

  public DirectoryHost {
    if (name.isBlank() || port < 1 || port > 65_535) {
      throw new IllegalArgumentException(
          "Not a host of a directory: \"" + name + ":" + port + "\"");
    }
  }

  @Override
  public String toString() {
    return (name.contains(":") ? "[" + name + "]" : name) + ":" + port;
  }
}
