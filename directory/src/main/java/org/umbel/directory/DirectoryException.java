package org.umbel.directory;

/// Something could not be done with the directory. One subclass says what.
public abstract class DirectoryException extends RuntimeException {
  private static final long serialVersionUID = 1;

  protected DirectoryException(String message) {
    super(message);
  }

  protected DirectoryException(String message, Throwable cause) {
    super(message, cause);
  }
}
