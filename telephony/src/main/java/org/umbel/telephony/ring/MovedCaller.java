package org.umbel.telephony.ring;

import java.util.concurrent.CountDownLatch;
import org.umbel.sip.SipException;

/// Somebody who talks already and is put into a conversation here, by the transfer of whom it talks
/// to. The conversation answers on its own thread, for which another waits.
public final class MovedCaller implements Answerable {
  private final Leg party;
  private final CountDownLatch settled = new CountDownLatch(1);
  private volatile boolean talking;

  public MovedCaller(Leg party) {
    this.party = party;
  }

  /// Waits until the conversation has answered or is over.
  ///
  /// @return whether it has answered
  public boolean awaitAnswer() throws InterruptedException {
    settled.await();
    return talking;
  }

  /// The conversation does not answer any more.
  public void over() {
    settled.countDown();
  }

  @Override
  public Connection connect(Counterpart other) {
    var connection = introduced(other);
    talking = connection == Connection.TALKING;
    settled.countDown();
    return connection;
  }

  private Connection introduced(Counterpart other) {
    try {
      if (Introduction.of(party, other)) {
        return Connection.TALKING;
      }
    } catch (SipException gone) {
      return Connection.GONE;
    }
    return party.ended() ? Connection.GONE : Connection.REFUSED;
  }

  /// Who is not taken goes on talking to whom it was to be moved from.
  @Override
  public void reject(int status) {
    settled.countDown();
  }

  @Override
  public void onGone(Runnable task) {
    party.onGone(task);
  }

  @Override
  public boolean is(Leg other) {
    return party.equals(other);
  }

  /// Who it is.
  public Leg party() {
    return party;
  }
}
