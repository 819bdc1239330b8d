package org.umbel.domain.message;

/// How a caller wants a message to be taken (CA-13).
///
/// @param urgent to be heard soon
/// @param confidential private, as telephones say: for its recipient alone
public record Marks(boolean urgent, boolean confidential) {
  /// An ordinary message.
  public static final Marks NONE = new Marks(false, false);

  public Marks urgent(boolean wanted) {
    return new Marks(wanted, confidential);
  }

  public Marks confidential(boolean wanted) {
    return new Marks(urgent, wanted);
  }
}
