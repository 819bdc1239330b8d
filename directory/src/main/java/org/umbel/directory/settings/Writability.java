package org.umbel.directory.settings;

/// Whether the account may write the settings' attribute.
public sealed interface Writability {

  /// In words, for health and the connection test.
  String words();

  record Writable(String words) implements Writability {}

  /// The directory has said no, and will until somebody changes its rights or its schema.
  record ReadOnly(String words) implements Writability {}

  /// The directory has not said.
  record Unknown(String words) implements Writability {}
}
