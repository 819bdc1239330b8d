package org.umbel.domain.message;

/// Where messages are taken. Nothing taken here is lost, whatever fails afterwards (CA-12).
public interface Outbox {

  /// Opens a place for one message before its first word is spoken.
  ///
  /// @throws CannotTakeMessage when there is no room or the disk refuses
  Deposit open(Envelope envelope);
}
