package org.umbel.speech;

/// The recordings that are shipped are not there or damaged; the server was not built whole.
public final class PackUnreadable extends SpeechException {
  private static final long serialVersionUID = 1L;

  PackUnreadable(String resource, String found) {
    super("Cannot read the prompt pack " + resource + ": " + found);
  }

  PackUnreadable(String resource, Throwable cause) {
    super("Cannot read the prompt pack " + resource, cause);
  }
}
