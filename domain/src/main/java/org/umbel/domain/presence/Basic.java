package org.umbel.domain.presence;

/// Whether somebody can be reached at all (RFC 3863 §4.1.4, and what it has no word for).
public enum Basic {
  OPEN,
  CLOSED,
  /// The source cannot tell, such as a platform that does not answer. Never means open or closed.
  UNKNOWN
}
