package org.umbel.telephony.lamp;

import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.umbel.domain.call.PhoneNumber;
import org.umbel.domain.lamp.Lamp;
import org.umbel.domain.lamp.LampNumbers;
import org.umbel.domain.lamp.Rounds;
import org.umbel.domain.message.MessageCounts;
import org.umbel.domain.person.Extension;
import org.umbel.domain.person.People;
import org.umbel.sip.IncomingRequest;
import org.umbel.sip.OutgoingRequest;
import org.umbel.sip.SipException;
import org.umbel.sip.event.Notifier;
import org.umbel.sip.event.NotifierLimits;
import org.umbel.sip.message.Event;
import org.umbel.sip.message.MediaType;
import org.umbel.sip.message.MessageSummary;
import org.umbel.sip.message.Method;
import org.umbel.sip.message.NameAddr;
import org.umbel.sip.message.SipUri;
import org.umbel.sip.message.Status;
import org.umbel.telephony.line.Line;
import org.umbel.telephony.line.Lines;
import org.umbel.telephony.registration.Reach;
import org.umbel.telephony.station.Way;

/// Tells phones whether messages wait (MW-1, RFC 3842): those that have subscribed, those that are
/// registered and have a message light, and addresses that were configured, such as the PBX's. A
/// phone that is registered is told although it may have subscribed, too; telling it twice does no
/// harm. What waits is counted here, or told by the server that keeps the messages of an extension.
///
/// What was last shown is remembered, so that a phone that registers or subscribes is told at once;
/// as long as nothing was, nothing is told, for it is unknown. Each extension's phones are told one
/// after the other on a virtual thread of the extension. Safe for all threads.
public final class PhoneLamps implements Lamp, AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(32);

  private final Lines lines;
  private final Reach phones;
  private final People people;
  private final LampTerms terms;
  private final SummarySubscriptions summaries;
  private final OtherServersLamps others;
  private final Map<Line, Notifier> subscriptions = new ConcurrentHashMap<>();
  private final Map<Extension, MessageSummary> shown = new ConcurrentHashMap<>();
  private final Map<Extension, Extension> shownElsewhere = new ConcurrentHashMap<>(); // by phone
  private final Rounds rounds = new Rounds("lamp of phone", this::tell);

  /// @param people whose lamps may be followed
  public PhoneLamps(Lines lines, Reach phones, People people, LampTerms terms) {
    this.lines = lines;
    this.phones = phones;
    this.people = people;
    this.terms = terms;
    this.summaries =
        new SummarySubscriptions(this::owner, owner -> Optional.ofNullable(shown.get(owner)));
    this.others = new OtherServersLamps(lines, terms, summaries::owner, this::change);
  }

  private Optional<Extension> owner(String user) {
    return phones
        .owner(user)
        .or(() -> Extension.parse(user))
        .filter(one -> people.byExtension(one).isPresent());
  }

  /// Counts that were shown before are not told again; nor are those of somebody whose lamp another
  /// server sets.
  @Override
  public void show(Extension owner, MessageCounts counts) {
    if (!terms.elsewhere().contains(owner)) {
      change(
          owner,
          new MessageSummary(counts.waiting(), Optional.of(account(owner)), counted(counts)));
    }
  }

  /// Faxes and text messages are told of as long as there are new ones.
  private static Map<MessageSummary.Kind, MessageSummary.Counts> counted(MessageCounts counts) {
    var all = new EnumMap<MessageSummary.Kind, MessageSummary.Counts>(MessageSummary.Kind.class);
    all.put(MessageSummary.Kind.VOICE, MessageSummary.Counts.of(counts.fresh(), counts.saved()));
    if (counts.fax() > 0) {
      all.put(MessageSummary.Kind.FAX, MessageSummary.Counts.of(counts.fax(), 0));
    }
    if (counts.text() > 0) {
      all.put(MessageSummary.Kind.PAGER, MessageSummary.Counts.of(counts.text(), 0));
    }
    return all;
  }

  /// What a phone calls to hear the messages (MW-4).
  private SipUri account(Extension owner) {
    return terms
        .numbers()
        .apply(owner)
        .sender()
        .map(number -> terms.pilot().withUser(number.digits()))
        .orElse(terms.pilot());
  }

  private void change(Extension owner, MessageSummary summary) {
    if (!summary.equals(shown.put(owner, summary))) {
      rounds.ask(owner);
      subscriptions.values().forEach(notifier -> notifier.changed(owner.digits()));
    }
  }

  /// Subscribes to the lamps that another server sets, if it is to be asked. Returns at once.
  public void follow() {
    others.follow();
  }

  /// Tells a phone that has just registered, or registered again after it was restarted.
  public void registered(Extension owner) {
    rounds.ask(owner);
    Optional.ofNullable(shownElsewhere.get(owner)).ifPresent(rounds::ask);
  }

  /// Answers a SUBSCRIBE outside a dialog that came in by a line.
  public void subscribe(Line line, IncomingRequest subscribe) {
    subscriptions
        .computeIfAbsent(
            line, _ -> new Notifier(line.endpoint(), summaries, NotifierLimits.DEFAULT))
        .take(subscribe);
  }

  /// Answers a NOTIFY outside a dialog, by which another server tells of messages (ST-4).
  public void notified(IncomingRequest notify) {
    others.notified(notify);
  }

  /// Tells those who have subscribed by a line that it ends, so that they come again.
  public void forget(Line line) {
    Optional.ofNullable(subscriptions.remove(line)).ifPresent(Notifier::close);
  }

  private void tell(Extension owner) {
    var summary = shown.get(owner);
    if (summary == null) {
      return;
    }
    var numbers = terms.numbers().apply(owner);
    var from = from(owner, numbers);
    var beyond = numbers.lamp().filter(number -> phones.owner(number.digits()).isEmpty());
    if (beyond.isPresent()) {
      tellBeyond(beyond.get(), numbers, from, summary);
      return;
    }
    var shownAt = shownAt(owner, numbers);
    for (var phone : phones.withLight(shownAt)) {
      tell(phone.ways(), from, summary);
    }
    for (var address : terms.addresses().getOrDefault(shownAt, List.of())) {
      var notify = OutgoingRequest.of(Method.NOTIFY, address.uri(), from);
      address
          .line()
          .map(lines::find)
          .orElseGet(() -> usual(numbers))
          .ifPresent(line -> told(line, line.outward(notify), summary));
    }
  }

  /// The line by which lamps of a site are told, or else the first one.
  private Optional<Line> usual(LampNumbers numbers) {
    return numbers.lines().stream()
        .flatMap(name -> lines.find(name).stream())
        .findFirst()
        .or(lines::first);
  }

  /// A number nobody here has is told on the usual line's way out, such as to the PBX.
  private void tellBeyond(
      PhoneNumber number, LampNumbers numbers, NameAddr from, MessageSummary summary) {
    var phone = terms.pilot().withUser(number.digits());
    usual(numbers)
        .ifPresent(line ->
            told(line, line.outward(OutgoingRequest.of(Method.NOTIFY, phone, from)), summary));
  }

  /// By the first way that leads to the phone.
  private void tell(List<Way> ways, NameAddr from, MessageSummary summary) {
    for (var way : ways) {
      var line = way.line().map(lines::find).orElseGet(lines::first);
      if (line.isPresent() && told(line.get(), notice(line.get(), way, from), summary)) {
        return;
      }
    }
  }

  private static OutgoingRequest notice(Line line, Way way, NameAddr from) {
    var notify = way.request(Method.NOTIFY, from);
    return way.byProxy() ? line.outward(notify) : notify;
  }

  /// Whose phones show the lamp; remembered, so that they are told when they register.
  private Extension shownAt(Extension owner, LampNumbers numbers) {
    var phone = numbers.lamp().flatMap(number -> phones.owner(number.digits())).orElse(owner);
    if (!phone.equals(owner)) {
      shownElsewhere.put(phone, owner);
    }
    return phone;
  }

  private NameAddr from(Extension owner, LampNumbers numbers) {
    var user = numbers.sender().map(PhoneNumber::digits).orElse(owner.digits());
    return NameAddr.of(terms.pilot().withUser(user));
  }

  /// A phone that refuses or does not answer is told again when it registers.
  ///
  /// @return whether the phone was reached
  private static boolean told(Line line, OutgoingRequest notify, MessageSummary summary) {
    var body = summary.write();
    try {
      var answer =
          line.send(
              notify.dressed(request ->
                  request
                      .with("Event", Event.MESSAGE_SUMMARY.toString())
                      .with("Subscription-State", "active")
                      .withBody(MediaType.MESSAGE_SUMMARY, body)),
              PATIENCE);
      return answer.status() != Status.FLOW_FAILED;
    } catch (SipException unreachable) {
      return false; // told by the endpoint's own events
    }
  }

  @Override
  public void close() {
    rounds.close();
    others.close();
    subscriptions.values().forEach(Notifier::close);
  }
}
