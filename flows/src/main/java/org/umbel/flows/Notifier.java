package org.umbel.flows;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.umbel.domain.call.Caller;
import org.umbel.domain.call.PhoneNumber;
import org.umbel.domain.event.Event;
import org.umbel.domain.lamp.Lamp;
import org.umbel.domain.lamp.Rounds;
import org.umbel.domain.message.MailboxUnavailable;
import org.umbel.domain.message.MessageCounts;
import org.umbel.domain.message.NewMessage;
import org.umbel.domain.notice.NewMessages;
import org.umbel.domain.notice.Notice;
import org.umbel.domain.notice.NoticeBook;
import org.umbel.domain.notice.NoticeRule;
import org.umbel.domain.notice.NoticeSettings;
import org.umbel.domain.notice.NoticeText;
import org.umbel.domain.notice.NoticesUnavailable;
import org.umbel.domain.notice.TextSender;
import org.umbel.domain.person.Extension;
import org.umbel.domain.person.Person;

/// Tells mobile phones of new messages by SMS (MW-2, MW-3): once when there are as many as the
/// person wants to be told of, and again only after there were fewer. It is told the counts that
/// lamps are set by, so a mailbox that cannot be counted changes nothing.
///
/// What is to be sent is decided once and kept before it is sent; it is tried later and later until
/// it was taken, is refused for good, is no longer wanted because the messages were heard, or is
/// too old. One notice waits for each person at most, on a virtual thread. Safe for all threads.
public final class Notifier implements Lamp, AutoCloseable {
  private static final Duration FIRST_RETRY = Duration.ofSeconds(1);
  private static final Duration LONGEST_RETRY = Duration.ofMinutes(2);

  private final Services services;
  private final News news;
  private final NoticeBook book;
  private final TextSender sender;
  private final Terms terms;
  private final LampKeeper.Patience patience;
  private final Map<Extension, MessageCounts> latest = new ConcurrentHashMap<>();
  private final Rounds rounds = new Rounds("notice", this::tellUntilDone);

  /// @param sender what phones show as the sender of texts to people who have no number for it
  /// @param giveUpAfter how long a text is tried
  public record Terms(String sender, Duration giveUpAfter) {}

  public Notifier(
      News news, NoticeBook book, TextSender sender, Terms terms, LampKeeper.Patience patience) {
    this.services = news.services();
    this.news = news;
    this.book = book;
    this.sender = sender;
    this.terms = terms;
    this.patience = patience;
  }

  /// Returns at once; the phone is told in the background.
  @Override
  public void show(Extension owner, MessageCounts counts) {
    latest.put(owner, counts);
    rounds.ask(owner);
  }

  private void tellUntilDone(Extension owner) throws InterruptedException {
    var retry = FIRST_RETRY;
    for (var why = tell(owner); why.isPresent(); why = tell(owner)) {
      services.journal().happened(new Event.NoticePostponed(owner, why.get(), retry));
      patience.pass(retry);
      var twice = retry.multipliedBy(2);
      retry = twice.compareTo(LONGEST_RETRY) > 0 ? LONGEST_RETRY : twice;
    }
  }

  /// @return why it must be tried again; empty when it need not
  private Optional<String> tell(Extension owner) throws InterruptedException {
    var person = services.people().byExtension(owner);
    if (person.isEmpty()) {
      return Optional.empty();
    }
    try {
      return tell(person.get(), latest.getOrDefault(owner, MessageCounts.NONE));
    } catch (MailboxUnavailable | NoticesUnavailable unavailable) {
      return Optional.of(String.valueOf(unavailable.getMessage()));
    }
  }

  private Optional<String> tell(Person person, MessageCounts counts) throws InterruptedException {
    var owner = person.extension();
    var settings = services.settings().of(owner);
    var kept = book.find(owner);
    var rule = NoticeRule.sms(settings);
    if (!rule.tells(news.count(person, counts))) {
      kept.ifPresent(_ -> book.forget(owner));
      return Optional.empty();
    }
    var to = settings.value(NoticeSettings.SMS_TO).or(person::mobile);
    var notice = kept.isPresent() || to.isEmpty() ? kept : decide(person, rule, to.get());
    return notice.isPresent() && !notice.get().done()
        ? send(owner, notice.get())
        : Optional.empty();
  }

  /// @return empty when the messages were heard meanwhile
  private Optional<Notice> decide(Person person, NoticeRule rule, PhoneNumber to) {
    var fresh = news.list(person).stream().filter(one -> rule.counts(one.kind())).toList();
    if (fresh.isEmpty()) {
      return Optional.empty();
    }
    var text = text(fresh).in(person.language());
    var notice = new Notice(to, text, services.clock().instant(), false);
    book.keep(person.extension(), notice);
    return Optional.of(notice);
  }

  private NoticeText text(List<NewMessage> fresh) {
    var zone = services.zone();
    var newest = fresh.getFirst();
    return new NoticeText(
        NewMessages.of(fresh),
        named(newest.caller()),
        newest.receivedAt().atZone(zone),
        services.clock().instant().atZone(zone));
  }

  /// People here are called by the names they have here.
  private Caller named(Caller caller) {
    var here = caller.number().flatMap(services.people()::byNumber).map(Person::name);
    return new Caller(caller.number(), here.or(caller::name));
  }

  private Optional<String> send(Extension owner, Notice notice) throws InterruptedException {
    var age = Duration.between(notice.since(), now());
    if (age.compareTo(terms.giveUpAfter()) > 0) {
      return givenUp(owner, notice, "it could not be sent for " + age.toMinutes() + " minutes");
    }
    return switch (sender.send(notice.to(), shownSender(owner), notice.text())) {
      case TextSender.Sent _ -> {
        book.keep(owner, notice.whenDone());
        services.journal().happened(new Event.NoticeSent(owner, notice.to(), age));
        yield Optional.empty();
      }
      case TextSender.Refused(var why, var forGood) ->
          forGood ? givenUp(owner, notice, why) : Optional.of(why);
    };
  }

  private String shownSender(Extension owner) {
    return services
        .settings()
        .of(owner)
        .value(NoticeSettings.SMS_SENDER)
        .map(PhoneNumber::digits)
        .orElse(terms.sender());
  }

  private Optional<String> givenUp(Extension owner, Notice notice, String why) {
    book.keep(owner, notice.whenDone());
    services.journal().happened(new Event.NoticeGivenUp(owner, why));
    return Optional.empty();
  }

  private Instant now() {
    return services.clock().instant();
  }

  /// Sends no more and waits for nothing; what waits is sent after the next start.
  @Override
  public void close() {
    rounds.close();
  }
}
