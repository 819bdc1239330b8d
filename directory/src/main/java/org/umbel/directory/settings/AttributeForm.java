package org.umbel.directory.settings;

/// The attribute that keeps people's settings (LD-3).
///
/// @param attribute a string attribute that the account may write
/// @param several whether it takes several values: then settings get values of their own, else
///   lines of their own within the one value
/// @param bytes that a value takes at most; 0 for any number. At least 512 otherwise
public record AttributeForm(String attribute, boolean several, int bytes) {

  public AttributeForm {
    if (bytes != 0 && bytes < 512) {
      throw new IllegalArgumentException("A value has room for 512 bytes at least, or 0 for any");
    }
  }
}
