package org.umbel.sip.admission;

import java.util.List;
import org.umbel.sip.loop.Loop;
import org.umbel.sip.trace.Trace;
import org.umbel.sip.transport.Door;
import org.umbel.sip.transport.Incident;
import org.umbel.sip.transport.Peer;
import org.umbel.sip.transport.Subnet;

/// Keeps count of what strangers do wrong, and tells of it, but not a thousand times. Belongs to
/// the loop, but for [#trust] and [#loginFailed].
public final class Doorkeeper {

  private final Door door;
  private final Trace trace;
  private final Loop loop;
  private final Telling telling = new Telling();

  public Doorkeeper(Door door, Trace trace, Loop loop) {
    this.door = door;
    this.trace = trace;
    this.loop = loop;
  }

  /// A message that can be read has come from there.
  public void behaved(Peer peer) {
    door.behaved(peer.address().getAddress());
  }

  /// A broken message has come from there. It counts against a source that has been found at its
  /// address; over UDP anybody could have a peer shut out by sending them in its name.
  public void offended(Peer peer) {
    if (peer.protocol().reliable() && door.offended(peer.address().getAddress()))
      pausedFor(peer, "a broken message");
  }

  /// Whether a new request outside dialogs may be taken from there.
  public boolean mayAsk(Peer peer) {
    if (door.request(peer.address().getAddress())) return true;
    tell(new Incident.Throttled(peer, "too many new requests"));
    return false;
  }

  /// Counts an incident, and tells of it unless that was told lately.
  public void tell(Incident incident) {
    switch (incident) {
      case Incident.Limited(var peer, var reason) -> trace.transportFailed(peer, reason);
      case Incident.Denied(var peer) -> trace.denied(peer, due(incident, ""));
      case Incident.Throttled(var peer, var reason) ->
          trace.throttled(peer, reason, due(incident, reason));
      case Incident.Insecure(var peer, var reason) ->
          trace.insecure(peer, reason, due(incident, reason));
    }
  }

  private boolean due(Incident incident, String reason) {
    return telling.due(incident.getClass(), incident.peer(), reason, loop.nanos());
  }

  /// Sets no limits to these from now on. Any thread.
  public void trust(List<Subnet> peers) {
    door.trust(peers);
  }

  /// Notes a login that failed. Any thread.
  public void loginFailed(Peer peer) {
    if (door.guessed(peer.address().getAddress()))
      loop.execute(() -> pausedFor(peer, "a login that failed"));
  }

  private void pausedFor(Peer peer, String lastStraw) {
    tell(new Incident.Throttled(peer, "not listened to for a while; the last straw: " + lastStraw));
  }
}
