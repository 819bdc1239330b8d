package org.umbel.telephony.ring;

import java.util.List;
import java.util.Optional;
import org.umbel.domain.call.Redirection.Reason;
import org.umbel.sip.message.NameAddr;
import org.umbel.telephony.station.Callee;

/// Whom a conversation calls: its phones ring when the conversation answers, which then waits for
/// the first that takes the call. Used by the conversation's thread.
public final class CalledParty implements Answerable {
  private final Transfers transfers;
  private final NameAddr from;
  private final List<Callee> phones;
  private final CallingManner manner;
  private volatile Optional<Reason> notTaken = Optional.empty();
  private volatile boolean talking;

  /// @param from who calls, as the phones are told
  /// @param phones at least one
  public CalledParty(Transfers transfers, NameAddr from, List<Callee> phones) {
    this(transfers, from, phones, transfers.usual());
  }

  /// @param from who calls, as the phones are told
  /// @param phones at least one
  public CalledParty(
      Transfers transfers, NameAddr from, List<Callee> phones, CallingManner manner) {
    this.manner = manner;
    this.transfers = transfers;
    this.from = from;
    this.phones = phones;
  }

  /// Whether somebody has taken the call.
  public boolean talking() {
    return talking;
  }

  /// Why nobody has, when the phones rang in vain.
  public Optional<Reason> notTaken() {
    return notTaken;
  }

  @Override
  public Connection connect(Counterpart conversation) {
    try {
      var party = Transferee.called(conversation, from, manner);
      return switch (transfers.ringing(party, manner).ring(phones)) {
        case Ringing.Outcome.Joined _ -> {
          talking = true;
          yield Connection.TALKING;
        }
        case Ringing.Outcome.NotTaken(var reason) -> {
          notTaken = Optional.of(reason);
          yield Connection.GONE;
        }
        case Ringing.Outcome.CallerGone _ -> Connection.GONE;
      };
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return Connection.GONE;
    }
  }

  /// There is nobody who could be told: the phones stop ringing when the conversation is over.
  @Override
  public void reject(int status) {}

  /// Who has answered and hangs up ends the conversation's side itself.
  @Override
  public void onGone(Runnable task) {}

  @Override
  public boolean is(Leg party) {
    return true; // whoever takes the call is the one who was called
  }
}
