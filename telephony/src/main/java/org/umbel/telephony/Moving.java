package org.umbel.telephony;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.umbel.domain.call.Call;
import org.umbel.domain.call.CallEnded;
import org.umbel.domain.call.CallId;
import org.umbel.domain.call.Conversations;
import org.umbel.domain.call.PhoneNumber;
import org.umbel.domain.call.Redirection;
import org.umbel.domain.call.Redirection.Reason;
import org.umbel.domain.event.Event;
import org.umbel.domain.event.Journal;
import org.umbel.domain.routing.Destination;
import org.umbel.domain.routing.Routing;
import org.umbel.media.engine.SessionSettings;
import org.umbel.sip.message.NameAddr;
import org.umbel.telephony.call.Arrival;
import org.umbel.telephony.ring.Answerable;
import org.umbel.telephony.ring.Leg;
import org.umbel.telephony.ring.MovedCaller;
import org.umbel.telephony.ring.VoiceBoxes;
import org.umbel.telephony.worker.ContactDesk;

/// Puts those into a conversation who are transferred to somebody whose phones do not take the
/// call, or to the number of subscriber access, and has workers consult contact points. One
/// conversation, one thread.
final class Moving implements VoiceBoxes, ContactDesk {
  private final Routing routing;
  private final Conversations conversations;
  private final Conversing conversing;
  private final Journal journal;
  private final InstantSource clock;

  Moving(
      Routing routing,
      Conversations conversations,
      Conversing conversing,
      Journal journal,
      InstantSource clock) {
    this.routing = routing;
    this.conversations = conversations;
    this.conversing = conversing;
    this.journal = journal;
    this.clock = clock;
  }

  @Override
  public boolean take(Leg party, PhoneNumber number, Reason why) throws InterruptedException {
    return take(party, number, why, arrival -> arrival);
  }

  @Override
  public boolean take(Leg customer, PhoneNumber number, CallId former) throws InterruptedException {
    return take(customer, number, Reason.UNCONDITIONAL, arrival -> arrival.after(former));
  }

  /// @param history adds what was before
  private boolean take(Leg party, PhoneNumber number, Reason why, UnaryOperator<Arrival> history)
      throws InterruptedException {
    return switch (routing.of(number, Optional.empty())) {
      case Destination.Ring(var person) -> {
        var redirection = new Redirection(person.extension().number(), why);
        var arrival = Arrival.transferred(party.name(), number, Optional.of(redirection));
        yield talks(party, arrival, number, call -> conversations.voiceBox(call, person));
      }
      case Destination.SubscriberAccess _ -> {
        var arrival = Arrival.transferred(party.name(), number, Optional.empty());
        yield talks(party, arrival, number, conversations::subscriberAccess);
      }
      case Destination.Customers(var point) -> {
        var arrival = Arrival.transferred(party.name(), number, Optional.empty());
        yield talks(
            party, history.apply(arrival), number, call -> conversations.customer(call, point));
      }
      case Destination.VoiceBox _, Destination.Outside _, Destination.Nobody _ -> false;
    };
  }

  private boolean talks(Leg party, Arrival arrival, PhoneNumber number, Consumer<Call> conversation)
      throws InterruptedException {
    var caller = new MovedCaller(party);
    var audio = party.audio();
    Thread.ofVirtual()
        .name("transferred to " + number)
        .start(() -> {
          try {
            converse(
                arrival,
                id -> conversing.converse(id, arrival, number, audio, caller, conversation));
          } finally {
            caller.over();
          }
        });
    return caller.awaitAnswer();
  }

  @Override
  public void consult(Answerable caller, NameAddr shown, PhoneNumber number, CallId former) {
    if (routing.of(number, Optional.empty()) instanceof Destination.Customers(var point)) {
      var arrival = Arrival.transferred(shown, number, Optional.empty()).after(former);
      var audio = SessionSettings.DEFAULT;
      converse(
          arrival,
          id ->
              conversing.converse(
                  id, arrival, number, audio, caller, call -> conversations.customer(call, point)));
    }
  }

  private void converse(Arrival arrival, Consumer<CallId> talk) {
    var id = new CallId(UUID.randomUUID().toString());
    var began = clock.instant();
    journal.happened(
        new Event.CallArrived(id, arrival.caller(), arrival.dialled(), arrival.redirection()));
    try {
      talk.accept(id);
    } catch (CallEnded gone) {
      // the usual end of a call
    } catch (RuntimeException fault) {
      journal.happened(new Event.CallFailed(id, fault));
    } finally {
      journal.happened(new Event.CallFinished(id, Duration.between(began, clock.instant())));
    }
  }
}
