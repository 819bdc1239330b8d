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
import org.umbel.domain.interaction.VoiceCall;
import org.umbel.domain.interaction.WorkerPhone;
import org.umbel.domain.person.Extension;
import org.umbel.domain.person.Person;
import org.umbel.domain.routing.Destination;
import org.umbel.domain.routing.Routing;
import org.umbel.media.MediaException;
import org.umbel.media.engine.Bridge;
import org.umbel.media.engine.MediaEngine;
import org.umbel.media.engine.SessionSettings;
import org.umbel.sip.Dialog;
import org.umbel.sip.message.NameAddr;
import org.umbel.sip.message.Request;
import org.umbel.sip.message.Response;
import org.umbel.sip.message.SipUri;
import org.umbel.telephony.call.Bringer;
import org.umbel.telephony.call.Customer;
import org.umbel.telephony.call.OwnSide;
import org.umbel.telephony.call.SideWatch;
import org.umbel.telephony.line.Line;
import org.umbel.telephony.line.Lines;
import org.umbel.telephony.line.OutgoingIdentity;
import org.umbel.telephony.outward.Outward;
import org.umbel.telephony.ring.CalledParty;
import org.umbel.telephony.ring.CallingManner;
import org.umbel.telephony.ring.Transfers;
import org.umbel.telephony.ring.VoiceBoxes;
import org.umbel.telephony.station.Callee;

/// Makes workers' calls: finds and rings their phones, and whom they consult, beside the customer.
/// Safe for all threads.
public final class Workers implements Bringer {
  private final MediaEngine media;
  private final Lines lines;
  private final Routing routing;
  private final Function<PhoneNumber, List<Callee>> phones;
  private final Outward outward;
  private final Transfers transfers;
  private final VoiceBoxes conversations;
  private final Duration ringTime;
  private final Journal journal;

  /// Those who were called, by their media sessions.
  private final Map<Long, Invitee> called = new ConcurrentHashMap<>();

  /// @param phones of whoever has a number; none when nobody has it or no phone is registered
  /// @param conversations to which customers can be passed on
  /// @param ringTime how long the phones ring of whom a worker calls
  public Workers(
      MediaEngine media,
      Lines lines,
      Routing routing,
      Function<PhoneNumber, List<Callee>> phones,
      Outward outward,
      Transfers transfers,
      VoiceBoxes conversations,
      Duration ringTime,
      Journal journal) {
    this.media = media;
    this.lines = lines;
    this.routing = routing;
    this.phones = phones;
    this.outward = outward;
    this.transfers = transfers;
    this.conversations = conversations;
    this.ringTime = ringTime;
    this.journal = journal;
  }

  @Override
  public Optional<Brought> bring(
      Customer customer,
      WorkerPhone phone,
      Duration patience,
      List<ShortBuffer> meanwhile,
      Consumer<VoiceCall> begun) {
    var ways = ways(customer, phone, phone.number(), true);
    if (!(ways instanceof Ways.Open(var there, var shown))) {
      return Optional.of(new Brought.NotReachable());
    }
    UnaryOperator<Request> dress = invite -> phone.answersItself() ? atOnce(invite) : invite;
    return bring(
        customer, phone, new Calling(there, shown, patience, dress, _ -> {}), meanwhile, begun);
  }

  /// How the phones of a worker are called.
  ///
  /// @param shown who calls
  /// @param dress completes the INVITE
  /// @param traced told of its Call-ID
  public record Calling(
      List<Callee> phones,
      NameAddr shown,
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
      customer.side().media().background(meanwhile);
      beside.follow(customer.side());
      call.start();
      begun.accept(call);
      beside.ring(worker, how, customer::answer);
      return outcome(call, customer);
    } catch (MediaException noRoom) {
      return Optional.of(new Brought.NotReachable());
    }
  }

  private static Optional<Brought> outcome(WorkerCall call, Customer customer) {
    try {
      return call.awaitBrought();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      call.giveUp(customer.side());
      return Optional.empty();
    }
  }

  /// Asks a phone to answer without being touched, in the two ways phones understand (RFC 5373 §3,
  /// and a parameter of Call-Info that many makers have).
  private static Request atOnce(Request invite) {
    var own = invite.from().uri();
    return invite.with("Answer-Mode", "Auto").with("Call-Info", "<" + own + ">;answer-after=0");
  }

  /// Ends who was called and of whom nothing was heard for so long (LN-10). Returns at once.
  public void silent(long session) {
    var dead = called.get(session);
    if (dead != null) {
      Thread.startVirtualThread(dead::hangUp);
    }
  }

  /// Where a number leads.
  private sealed interface Ways {
    /// @param shown who calls, as they are told
    record Open(List<Callee> there, NameAddr shown) implements Ways {}

    record Conversation() implements Ways {}

    record Refused(String why) implements Ways {}
  }

  /// @param byCustomer whether it is the customer who calls, and not the worker
  private Ways ways(Customer customer, WorkerPhone phone, PhoneNumber number, boolean byCustomer) {
    return switch (routing.of(number, Optional.empty())) {
      case Destination.Ring _ -> {
        var here = phones.apply(number);
        yield here.isEmpty()
            ? new Ways.Refused("not-reachable")
            : new Ways.Open(here, byCustomer ? customer.name() : within(phone.worker()));
      }
      case Destination.Outside(var route) -> {
        var shown = byCustomer ? customer.name() : NameAddr.of(outward.shown(phone.worker()));
        yield payer(phone)
            .map(payer -> outward.ask(customer.id(), payer, route, OutgoingIdentity.of(shown)))
            .<Ways>map(answer ->
                switch (answer) {
                  case Outward.Answer.Open(var there) -> new Ways.Open(List.of(there), shown);
                  case Outward.Answer.Refused _ -> new Ways.Refused("not-allowed");
                  case Outward.Answer.NoLine _ -> new Ways.Refused("not-reachable");
                })
            .orElseGet(() -> new Ways.Refused("not-allowed"));
      }
      case Destination.Nobody _ -> new Ways.Refused("not-reachable");
      case Destination _ -> new Ways.Conversation();
    };
  }

  private Optional<Person> payer(WorkerPhone phone) {
    return routing.people().byExtension(phone.worker());
  }

  /// As a worker is shown to phones here.
  private NameAddr within(Extension worker) {
    var name = routing.people().byExtension(worker).map(Person::name).orElse("");
    var domain =
        lines.first().map(line -> line.settings().transport().domainInUri()).orElse("localhost");
    return NameAddr.of(name, SipUri.of(worker.digits(), domain));
  }

  /// How audio is spoken where phones are reached first.
  private SessionSettings audio(List<Callee> phones) {
    return phones.stream()
        .flatMap(phone -> phone.ways().stream())
        .findFirst()
        .flatMap(way -> way.line().map(lines::find).orElseGet(lines::first))
        .map(Line::settings)
        .map(settings -> settings.audio())
        .orElse(SessionSettings.DEFAULT);
  }

  /// What happens beside one customer.
  private final class Beside implements Parties {
    private final Customer customer;
    private final WorkerPhone phone;
    private Consumer<News> inbox = _ -> {};

    Beside(Customer customer, WorkerPhone phone) {
      this.customer = customer;
      this.phone = phone;
    }

    /// @throws MediaException when there is no room for its audio
    Invitee invitee(PhoneNumber number, List<Callee> there) {
      var session = media.open(audio(there), customer.side().media());
      return new Invitee(number, new OwnSide(session));
    }

    void ring(Invitee who, Calling how, BooleanSupplier answered) {
      long session = who.side().media().id();
      called.put(session, who);
      follow(who.side());
      who.side().onGone(() -> called.remove(session));
      var manner =
          new CallingManner(
              how.patience(),
              how.dress(),
              (early, ringing) -> rings(who, early, ringing),
              how.traced());
      var party = new CalledParty(transfers, how.shown(), how.phones(), manner);
      Thread.ofVirtual()
          .name("ringing " + who.number() + " for " + customer.id())
          .start(() -> who.ring(party, party::notTaken, answered, inbox));
    }

    private void rings(Invitee who, Optional<Dialog> early, Response ringing) {
      who.rings(early, ringing);
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
          });
    }

    @Override
    public Found find(PhoneNumber number, boolean forCustomer) {
      return switch (ways(customer, phone, number, forCustomer)) {
        case Ways.Refused(var why) -> new Found.Nobody(why);
        case Ways.Conversation _ when forCustomer && customer.side().leg().isPresent() ->
            new Found.Conversation(() -> convey(number));
        case Ways.Conversation _ -> new Found.Nobody("not-reachable");
        case Ways.Open(var there, var shown) -> {
          try {
            var who = invitee(number, there);
            var how = new Calling(there, shown, ringTime, invite -> invite, _ -> {});
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
          .start(() -> inbox.accept(new News.Conveyed(conveyed(number))));
    }

    private boolean conveyed(PhoneNumber number) {
      try {
        return conversations.take(
            customer.side().leg().orElseThrow(), number, Reason.UNCONDITIONAL);
      } catch (InterruptedException impossible) {
        Thread.currentThread().interrupt(); // nobody else knows the thread
        return false;
      }
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
