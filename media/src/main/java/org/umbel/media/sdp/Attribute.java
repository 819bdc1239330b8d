package org.umbel.media.sdp;

/// An `a=` line (RFC 8866 §5.13).
///
/// @param value empty for a property attribute such as `sendrecv`
public record Attribute(String name, String value) {
  public static Attribute of(String name) {
    return new Attribute(name, "");
  }

  @Override
  public String toString() {
    return value.isEmpty() ? "a=" + name : "a=" + name + ":" + value;
  }
}
