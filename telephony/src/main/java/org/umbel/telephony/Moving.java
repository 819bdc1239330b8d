package org.umbel.telephony;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
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
import org.umbel.telephony.call.Arrival;
import org.umbel.telephony.ring.Leg;
import org.umbel.telephony.ring.MovedCaller;
import org.umbel.telephony.ring.VoiceBoxes;

/// Puts those into a conversation who are transferred to somebody whose phones do not take the
/// call, or to the number of subscriber access. One conversation, one thread.
final class Moving implements VoiceBoxes {
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
        yield talks(party, arrival, number, call -> conversations.customer(call, point));
      }
      case Destination.VoiceBox _, Destination.Outside _, Destination.Nobody _ -> false;
    };
  }

  private boolean talks(Leg party, Arrival arrival, PhoneNumber number, Consumer<Call> conversation)
      throws InterruptedException {
    var caller = new MovedCaller(party);
    Thread.ofVirtual()
        .name("transferred to " + number)
        .start(() -> converse(caller, arrival, number, conversation));
    return caller.awaitAnswer();
  }

  private void converse(
      MovedCaller caller, Arrival arrival, PhoneNumber number, Consumer<Call> conversation) {
    var id = new CallId(UUID.randomUUID().toString());
    var began = clock.instant();
    journal.happened(
        new Event.CallArrived(id, arrival.caller(), arrival.dialled(), arrival.redirection()));
    try {
      conversing.converse(id, arrival, number, caller, conversation);
    } catch (CallEnded gone) {
      // the usual end of a call
    } catch (RuntimeException fault) {
      journal.happened(new Event.CallFailed(id, fault));
    } finally {
      caller.over();
      journal.happened(new Event.CallFinished(id, Duration.between(began, clock.instant())));
    }
  }
}
