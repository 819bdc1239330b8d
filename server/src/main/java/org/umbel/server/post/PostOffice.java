package org.umbel.server.post;

import java.util.ArrayList;
import java.util.List;
import org.umbel.domain.health.Neighbour;
import org.umbel.domain.trace.MessageStep;
import org.umbel.flows.LampKeeper;
import org.umbel.flows.LetterDesk;
import org.umbel.server.mail.Correspondence;
import org.umbel.server.people.Personnel;
import org.umbel.server.premises.Premises;
import org.umbel.store.letter.LetterOutbox;
import org.umbel.store.person.FileWelcomeVault;
import org.umbel.store.spool.Courier;
import org.umbel.store.spool.RetryPlan;
import org.umbel.store.spool.Spool;
import org.umbel.store.spool.SpoolLimits;
import org.umbel.store.trace.MessageTraceBook;
import org.umbel.store.trace.MessageTraceLimits;

/// What carries messages from the caller's mouth to the mailbox, and letters to people, wired.
///
/// @param post where messages go
/// @param ways which way each of the last ones went
/// @param watch told when a mailbox may have changed; begins when there are lamps
public record PostOffice(
    Post post,
    MessageTraceBook ways,
    Spool spool,
    Courier courier,
    Correspondence correspondence,
    LateWatch watch) {

  public static PostOffice open(Premises premises, Personnel personnel) {
    var watch = new LateWatch();
    var mailIsBack = new LateRunnable();
    var ways = ways(premises);
    var post = Post.open(premises, personnel, watch, ways, mailIsBack);
    var spool =
        premises
            .opened()
            .add(Spool.open(premises.data("spool"), spoolLimits(premises), premises.journal()));
    var courier =
        premises
            .opened()
            .add(
                Courier.start(
                    spool,
                    personnel.people(),
                    post.delivery(),
                    RetryPlan.DEFAULT,
                    premises.clock(),
                    premises.journal()));
    var correspondence = correspondence(premises, personnel, post);
    mailIsBack.begin(() -> {
      courier.hurry();
      correspondence.hurry();
    });
    return new PostOffice(post, ways, spool, courier, correspondence, watch);
  }

  private static MessageTraceBook ways(Premises premises) {
    var configuration = premises.configuration();
    var handedOver =
        switch (configuration.mailbox().kind()) {
          case BUILT_IN -> MessageStep.What.PUT_IN_BOX;
          case MAIL_SERVER -> MessageStep.What.MAILED;
        };
    var limits =
        new MessageTraceLimits(
            configuration.trace().messages(), configuration.trace().messageAge());
    var book =
        premises
            .opened()
            .add(
                MessageTraceBook.open(
                    premises.data("traces").resolve("messages"),
                    handedOver,
                    limits,
                    premises.clock()));
    premises.journal().follow(book);
    return book;
  }

  private static SpoolLimits spoolLimits(Premises premises) {
    var configuration = premises.configuration();
    var spool = configuration.spool();
    return new SpoolLimits(
        spool.messages(),
        spool.leastFreeMegabytes() * 1_000_000L,
        configuration.recording().shortest(),
        SpoolLimits.DEFAULT.forceEvery());
  }

  private static Correspondence correspondence(Premises premises, Personnel personnel, Post post) {
    var journal = premises.journal();
    var outbox =
        post.letters()
            .map(delivery ->
                premises
                    .opened()
                    .add(
                        LetterOutbox.start(
                            premises.data("letters"),
                            delivery,
                            RetryPlan.DEFAULT,
                            premises.clock(),
                            journal)));
    var made =
        new Correspondence(
            premises.configuration(),
            personnel.sites(),
            personnel.pins(),
            personnel.settings(),
            outbox,
            new FileWelcomeVault(premises.data("welcomes")),
            personnel.roster()::knowsPin,
            premises.clock());
    made.welcome().finish(personnel.people());
    journal.follow(
        premises
            .opened()
            .add(
                LetterDesk.start(
                    personnel.people(),
                    made.welcome(),
                    made.pinLetters(),
                    journal,
                    LampKeeper.Patience.REAL)));
    return made;
  }

  public List<Neighbour> neighbours() {
    var all = new ArrayList<Neighbour>(List.of(spool, courier, ways));
    all.addAll(correspondence.outbox().toList());
    all.addAll(post.neighbours());
    return all;
  }
}
