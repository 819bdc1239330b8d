package org.umbel.telephony.worker;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.umbel.domain.call.PhoneNumber;
import org.umbel.domain.call.Redirection.Reason;
import org.umbel.sip.Dialog;
import org.umbel.sip.SipException;
import org.umbel.sip.message.Method;
import org.umbel.sip.message.Response;
import org.umbel.telephony.call.OwnSide;
import org.umbel.telephony.ring.Answerable;
import org.umbel.telephony.ring.Answerable.Connection;
import org.umbel.telephony.ring.Leg;

/// Somebody who is called for a worker's call, the worker included: rings, then talks by a side of
/// its own. Whatever happens, [#hangUp] leaves nothing ringing and nobody on the line, be it
/// before, while or after somebody answers. Safe for all threads.
final class Invitee {
  private final PhoneNumber number;
  private final OwnSide side;
  private volatile Optional<Dialog> commandable = Optional.empty();
  private final CountDownLatch arrived = new CountDownLatch(1);
  private boolean taken; // guarded by this
  private boolean over; // guarded by this

  /// @param number by which it is known to the worker
  Invitee(PhoneNumber number, OwnSide side) {
    this.number = number;
    this.side = side;
  }

  PhoneNumber number() {
    return number;
  }

  OwnSide side() {
    return side;
  }

  /// Rings until somebody answers or nobody will; waits for that.
  ///
  /// @param why nobody has answered, asked for then
  /// @param answered done when somebody has, before that is told; false when there is no use in it
  ///   any more
  void ring(
      Answerable called,
      Supplier<Optional<Reason>> why,
      BooleanSupplier answered,
      Consumer<News> news) {
    var connection = Connection.GONE;
    try {
      connection = called.connect(side);
    } catch (SipException unreachable) {
      // is not taken
    }
    arrived.countDown();
    if (connection == Connection.TALKING) {
      if (takes() && answered.getAsBoolean()) {
        news.accept(new News.Taken(this));
        return;
      }
      side.leg().ifPresent(Leg::hangUp);
    }
    hangUp();
    news.accept(new News.NotTaken(this, why.get().orElse(Reason.UNAVAILABLE)));
  }

  private synchronized boolean takes() {
    taken = !over;
    return taken;
  }

  /// Notes that who waited at a contact point is served.
  ///
  /// @return false when that was known, or it is over
  synchronized boolean becomesServed() {
    boolean first = !taken && !over;
    taken |= first;
    return first;
  }

  /// Whether somebody has answered, and it is not over.
  synchronized boolean talks() {
    return taken && !over;
  }

  /// Takes note of a phone that rings.
  ///
  /// @param phone its early dialog, where it can be told to answer
  void rings(Optional<Dialog> phone) {
    if (commandable.isEmpty()) {
      commandable = phone;
    }
    arrived.countDown();
  }

  /// Waits until a phone rings or has answered, or none will; then it rings for as long as it may.
  /// Where nothing of that is so in time, it is over.
  void arriveWithin(Duration time) throws InterruptedException {
    if (!arrived.await(time.toNanos(), TimeUnit.NANOSECONDS)) {
      hangUp();
    }
  }

  /// Whether a phone rings that can be told to answer.
  boolean answersOnCommand() {
    return commandable.isPresent();
  }

  /// Tells the phone to answer; waits for its response.
  ///
  /// @return whether it says that it does
  boolean answer() {
    try {
      return commandable
          .map(phone ->
              phone.request(
                  Method.NOTIFY,
                  notify -> notify.with("Event", "talk").with("Subscription-State", "active")))
          .filter(Response::success)
          .isPresent();
    } catch (SipException gone) {
      return false;
    }
  }

  /// Ends it: stops ringing, or hangs up.
  void hangUp() {
    boolean talked;
    synchronized (this) {
      if (over) {
        return;
      }
      over = true;
      talked = taken;
    }
    if (talked) {
      side.leg().ifPresent(Leg::hangUp);
    }
    side.end();
  }
}
