package org.umbel.flows;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.umbel.domain.call.PhoneNumber;
import org.umbel.domain.dialling.Decision;
import org.umbel.domain.event.Event;
import org.umbel.domain.fax.FaxJob;
import org.umbel.domain.fax.FaxJobs;
import org.umbel.domain.fax.FaxNotTaken;
import org.umbel.domain.menu.Menu;
import org.umbel.domain.message.MailEntry;
import org.umbel.domain.message.Mailbox;
import org.umbel.domain.person.Person;
import org.umbel.domain.speech.Digits;
import org.umbel.domain.speech.Option;
import org.umbel.domain.speech.Prompt;

/// Has a mail or fax sent as a fax to a number that is typed (TU-7), at the person's cost and by
/// the person's rules.
record FaxForward(Services services, Conversation talk, Person person, Mailbox mailbox) {

  /// @throws org.umbel.domain.message.MessageGone when it is no longer there, or too large
  void run(MailEntry entry) {
    var jobs = services.outlets().fax();
    var to = number();
    if (jobs.isEmpty() || to.isEmpty()) {
      return;
    }
    talk.say(Prompt.FAX_GOES_TO, new Digits(to.get().digits()));
    if (talk.choose(Menu.CONFIRMATION, List.of(Option.CONFIRM, Option.CANCEL)) != Option.CONFIRM) {
      talk.say(Prompt.CANCELLED);
      return;
    }
    if (!permitted(to.get())) {
      talk.say(Prompt.CANNOT_CALL_BACK);
      return;
    }
    order(jobs.get(), entry, to.get());
  }

  private boolean permitted(PhoneNumber to) {
    return services.outlets().faxRule().begin(talk.call().id(), person, to)
        instanceof Decision.Allowed;
  }

  private Optional<PhoneNumber> number() {
    if (!(talk.askDigits(Prompt.ENTER_FAX_NUMBER) instanceof Conversation.Typed.Digits(var typed))
        || typed.isEmpty()) {
      talk.say(Prompt.CANCELLED);
      return Optional.empty();
    }
    return PhoneNumber.parse(typed);
  }

  private void order(FaxJobs jobs, MailEntry entry, PhoneNumber to) {
    var job =
        new FaxJob(
            UUID.randomUUID().toString(),
            person,
            to,
            entry.subject(),
            mailbox.mail(entry.id()),
            services.clock().instant());
    try {
      jobs.take(job);
    } catch (FaxNotTaken refused) {
      services
          .journal()
          .happened(
              new Event.MessageNotTaken(
                  talk.call().id(), person.extension(), String.valueOf(refused.getMessage())));
      talk.say(Prompt.NOT_DONE);
      return;
    }
    services
        .journal()
        .happened(new Event.FaxOrdered(talk.call().id(), person.extension(), job.id(), to));
    talk.say(Prompt.FAX_ORDERED);
  }
}
