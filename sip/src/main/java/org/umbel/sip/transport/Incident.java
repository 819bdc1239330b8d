package org.umbel.sip.transport;

/// Something about a peer that the transports did not put up with.
public sealed interface Incident {

  Peer peer();

  /// A connection was refused or ended because the peer went beyond a limit.
  ///
  /// @param reason in words, for people
  record Limited(Peer peer, String reason) implements Incident {}

  /// The access list does not let the peer in; it was told nothing.
  record Denied(Peer peer) implements Incident {}

  /// The peer has asked for too much lately; what it sends is dropped for a while.
  ///
  /// @param reason in words, for people
  record Throttled(Peer peer, String reason) implements Incident {}

  /// No TLS connection came about with the peer.
  ///
  /// @param reason in words, for people: which certificate, what is wrong with it
  record Insecure(Peer peer, String reason) implements Incident {}
}
