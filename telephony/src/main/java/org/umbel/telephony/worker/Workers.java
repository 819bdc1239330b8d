package org.umbel.telephony.worker;

import java.nio.ShortBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.umbel.domain.call.PhoneNumber;
import org.umbel.domain.call.Redirection.Reason;
import org.umbel.domain.event.Event;
import org.umbel.domain.event.Journal;
import org.umbel.domain.interaction.Brought;
import org.umbel.domain.interaction.ConnectionId;
import org.umbel.domain.interaction.VoiceCall;
import org.umbel.domain.interaction.VoiceCall.Steered;
import org.umbel.domain.interaction.WorkerPhone;
import org.umbel.domain.routing.Routing;
import org.umbel.media.MediaException;
import org.umbel.media.engine.Bridge;
import org.umbel.media.engine.MediaEngine;
import org.umbel.sip.Dialog;
import org.umbel.sip.message.NameAddr;
import org.umbel.sip.message.Request;
import org.umbel.telephony.call.Bringer;
import org.umbel.telephony.call.Customer;
import org.umbel.telephony.call.OwnSide;
import org.umbel.telephony.call.SideWatch;
import org.umbel.telephony.line.Lines;
import org.umbel.telephony.outward.Outward;
import org.umbel.telephony.ring.CalledParty;
import org.umbel.telephony.ring.CallingManner;
import org.umbel.telephony.ring.Transfers;
import org.umbel.telephony.station.Callee;

/// Makes workers' calls: finds and rings their phones, and whom they consult, beside the customer.
/// Safe for all threads.
public final class Workers implements Bringer {
  private final MediaEngine media;
  private final Wayfinder ways;
  private final Transfers transfers;
  private final ContactDesk conversations;
  private final Duration ringTime;
  private final Journal journal;

  /// Those who were called, by their media sessions.
  private final Map<Long, Invitee> called = new ConcurrentHashMap<>();

  /// @param phones of whoever has a number; none when nobody has it or no phone is registered
  /// @param conversations to which customers can be passed on, and which workers can consult
  /// @param ringTime how long the phones ring of whom a worker calls
  public Workers(
      MediaEngine media,
      Lines lines,
      Routing routing,
      Function<PhoneNumber, List<Callee>> phones,
      Outward outward,
      Transfers transfers,
      ContactDesk conversations,
      Duration ringTime,
      Journal journal) {
    this.media = media;
    this.ways = new Wayfinder(lines, routing, phones, outward);
    this.transfers = transfers;
    this.conversations = conversations;
    this.ringTime = ringTime;
    this.journal = journal;
  }

  @Override
  public Optional<Brought> bring(
      Customer customer,
      WorkerPhone phone,
      Duration arrival,
      List<ShortBuffer> meanwhile,
      Consumer<VoiceCall> begun) {
    var found = ways.of(customer, phone.worker(), phone.number(), true);
    if (!(found instanceof Ways.Open(var there, var shown))) {
      return Optional.of(new Brought.NotReachable());
    }
    UnaryOperator<Request> dress =
        invite -> phone.answersItself() ? atOnce(about(phone, invite)) : about(phone, invite);
    var how = new Calling(there, shown, arrival, ringTime, dress, _ -> {});
    return bring(customer, phone, how, meanwhile, begun);
  }

  /// By which other systems know whom it is about.
  private static Request about(WorkerPhone phone, Request invite) {
    return phone
        .customer()
        .map(customer -> invite.with(ConnectionId.HEADER, customer.hex()))
        .orElse(invite);
  }

  /// How the phones of a worker are called.
  ///
  /// @param shown who calls
  /// @param arrival within which a phone has to ring
  /// @param patience how long they ring
  /// @param dress completes the INVITE
  /// @param traced told of its Call-ID
  public record Calling(
      List<Callee> phones,
      NameAddr shown,
      Duration arrival,
      Duration patience,
      UnaryOperator<Request> dress,
      Consumer<String> traced) {}

  /// The same for phones that are known.
  public Optional<Brought> bring(
      Customer customer,
      WorkerPhone phone,
      Calling how,
      List<ShortBuffer> meanwhile,
      Consumer<VoiceCall> begun) {
    try {
      var beside = new Beside(customer, phone);
      var worker = beside.invitee(phone.number(), how.phones());
      var call =
          new WorkerCall(
              customer.id(),
              inbox -> {
                beside.inbox = inbox;
                return new Standing(customer, phone, worker, beside);
              });
      beside.call = Optional.of(call);
      customer.side().media().background(meanwhile);
      beside.follow(customer.side());
      call.start();
      begun.accept(call);
      beside.ring(worker, how, customer::answer);
      return outcome(call, customer, worker, how.arrival());
    } catch (MediaException noRoom) {
      return Optional.of(new Brought.NotReachable());
    }
  }

  private static Optional<Brought> outcome(
      WorkerCall call, Customer customer, Invitee worker, Duration arrival) {
    try {
      worker.arriveWithin(arrival);
      return call.awaitBrought();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      call.giveUp(customer.side());
      return Optional.empty();
    }
  }

  /// Asks a phone to answer without being touched, in the three ways phones understand (RFC 5373
  /// §3, and parameters of Call-Info and Alert-Info that many makers have).
  private static Request atOnce(Request invite) {
    var own = "<" + invite.from().uri() + ">";
    return invite
        .with("Answer-Mode", "Auto")
        .with("Call-Info", own + ";answer-after=0")
        .with("Alert-Info", own + ";info=alert-autoanswer;delay=0");
  }

  /// Ends who was called and of whom nothing was heard for so long (LN-10). Returns at once.
  public void silent(long session) {
    var dead = called.get(session);
    if (dead != null) {
      Thread.startVirtualThread(dead::hangUp);
    }
  }

  /// What happens beside one customer.
  private final class Beside implements Parties {
    private final Customer customer;
    private final WorkerPhone phone;
    private Consumer<News> inbox = _ -> {};
    private Optional<VoiceCall> call = Optional.empty();

    Beside(Customer customer, WorkerPhone phone) {
      this.customer = customer;
      this.phone = phone;
    }

    /// @throws MediaException when there is no room for its audio
    Invitee invitee(PhoneNumber number, List<Callee> there) {
      var session = media.open(ways.audio(there), customer.side().media());
      return new Invitee(number, new OwnSide(session));
    }

    private void called(Invitee who) {
      long session = who.side().media().id();
      called.put(session, who);
      who.side().onGone(() -> called.remove(session));
    }

    void ring(Invitee who, Calling how, BooleanSupplier answered) {
      called(who);
      follow(who.side());
      var manner =
          new CallingManner(
              how.patience(), how.dress(), commandable -> rings(who, commandable), how.traced());
      var party = new CalledParty(transfers, how.shown(), how.phones(), manner);
      Thread.ofVirtual()
          .name("ringing " + who.number() + " for " + customer.id())
          .start(() -> who.ring(party, party::notTaken, answered, inbox));
    }

    private void rings(Invitee who, Optional<Dialog> commandable) {
      who.rings(commandable);
      inbox.accept(new News.Rings(who));
    }

    void follow(OwnSide side) {
      var news = inbox;
      side.watch(
          new SideWatch() {
            @Override
            public void left() {
              news.accept(new News.Left(side));
            }

            @Override
            public void moved() {
              news.accept(new News.Moved(side));
            }

            @Override
            public void held(boolean held) {
              news.accept(new News.Held(side, held));
            }

            @Override
            public boolean passOn(PhoneNumber number) {
              return !side.equals(customer.side())
                  && call.map(own -> own.transfer(number)).equals(Optional.of(Steered.DONE));
            }
          });
    }

    /// Whoever waits at a contact point talks once somebody serves, or another phone has it.
    private void followWaiting(Invitee who) {
      var news = inbox;
      who.side()
          .watch(
              new SideWatch() {
                @Override
                public void left() {
                  news.accept(new News.Left(who.side()));
                }

                @Override
                public void moved() {
                  served();
                }

                @Override
                public void held(boolean held) {}

                @Override
                public void served() {
                  if (who.becomesServed()) {
                    news.accept(new News.Taken(who));
                  }
                }
              });
    }

    @Override
    public Found find(PhoneNumber number, boolean forCustomer) {
      return switch (ways.of(customer, phone.worker(), number, forCustomer)) {
        case Ways.Refused(var why) -> new Found.Nobody(why);
        case Ways.Conversation _ when forCustomer -> new Found.Conversation(() -> convey(number));
        case Ways.Conversation(var point) ->
            point ? consulted(number) : new Found.Nobody("not-reachable");
        case Ways.Open(var there, var shown) -> {
          try {
            var who = invitee(number, there);
            var how =
                new Calling(
                    there, shown, ringTime, ringTime, invite -> about(phone, invite), _ -> {});
            yield new Found.Somebody(who, () -> ring(who, how, () -> true));
          } catch (MediaException noRoom) {
            yield new Found.Nobody("busy");
          }
        }
      };
    }

    private void convey(PhoneNumber number) {
      Thread.ofVirtual()
          .name("passing " + customer.id() + " on to " + number)
          .start(() ->
              customer
                  .side()
                  .linked()
                  .ifPresentOrElse(
                      other -> convey(other, number),
                      () -> inbox.accept(new News.Conveyed(conveyed(number)))));
    }

    private boolean conveyed(PhoneNumber number) {
      var leg = customer.side().leg();
      try {
        return leg.isPresent() && conversations.take(leg.get(), number, customer.id());
      } catch (InterruptedException impossible) {
        Thread.currentThread().interrupt(); // nobody else knows the thread
        return false;
      }
    }

    /// A customer who is another worker, or was handed over by one who had consulted this one.
    private void convey(OwnSide other, PhoneNumber number) {
      var moved =
          new Consultation(other, customer.name(), () -> inbox.accept(new News.Conveyed(true)));
      conversations.consult(moved, customer.name(), number, customer.id());
      if (!moved.talking()) {
        inbox.accept(new News.Conveyed(false));
      }
    }

    private Found consulted(PhoneNumber number) {
      try {
        var who = invitee(number, List.of());
        return new Found.Somebody(who, () -> consult(who));
      } catch (MediaException noRoom) {
        return new Found.Nobody("busy");
      }
    }

    private void consult(Invitee who) {
      called(who);
      followWaiting(who);
      var shown = ways.within(phone.worker());
      var waiting = new Consultation(who.side(), shown, () -> inbox.accept(new News.Waits(who)));
      Thread.ofVirtual()
          .name("consulting " + who.number() + " for " + customer.id())
          .start(() -> {
            conversations.consult(waiting, shown, who.number(), customer.id());
            if (!who.talks()) {
              who.hangUp();
              inbox.accept(new News.NotTaken(who, Reason.UNAVAILABLE));
            }
          });
    }

    @Override
    public Bridge bridge(OwnSide... parties) {
      return media.bridge(Stream.of(parties).map(OwnSide::media).toList());
    }

    @Override
    public void connected() {
      journal.happened(new Event.CallConnected(customer.id(), phone.worker()));
    }

    @Override
    public void failed(RuntimeException fault) {
      journal.happened(new Event.CallFailed(customer.id(), fault));
    }

    @Override
    public void over() {
      customer.side().watch(SideWatch.NONE);
      customer.leftAlone();
    }
  }
}
