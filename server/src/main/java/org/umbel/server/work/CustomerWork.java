package org.umbel.server.work;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.umbel.domain.contact.ContactFigures;
import org.umbel.domain.contact.ContactPoint;
import org.umbel.domain.contact.ContactPoints;
import org.umbel.domain.contact.Freed;
import org.umbel.domain.contact.Search;
import org.umbel.domain.interaction.DirectCalls;
import org.umbel.domain.interaction.Interactions;
import org.umbel.domain.preview.Offer;
import org.umbel.domain.preview.OfferEnd;
import org.umbel.domain.preview.OfferWatch;
import org.umbel.domain.report.Reporter;
import org.umbel.domain.report.Reports;
import org.umbel.flows.CustomerDesk;
import org.umbel.server.config.Configuration;
import org.umbel.server.premises.Premises;
import org.umbel.server.sound.RememberedSounds;
import org.umbel.speech.WaitingMusic;

/// Everything for customers who call knowledge workers, wired: the numbers they call, what is
/// counted and reported of them, who talks to whom.
///
/// @param work who the workers are and what they are ready for
public record CustomerWork(
    KnowledgeWork work,
    AtomicReference<List<ContactPoint>> listed,
    Freed freed,
    ContactFigures figures,
    Interactions interactions,
    Reporter reporter,
    RememberedSounds sounds,
    Premises premises) {

  public static CustomerWork open(Premises premises, KnowledgeWork work, Reports reports) {
    var freed = new Freed();
    var reporter = new Reporter(reports, work.workers(), work.options(), premises.clock());
    work.agents().follow(reporter::changed);
    work.agents().follow(_ -> freed.tell());
    work.previews().follow(reporter);
    work.previews().follow(new Ended(freed));
    var interactions = new Interactions(work.options(), premises.clock());
    interactions.follow(new CallsOnDuty(work.duties()));
    interactions.follow(_ -> freed.tell());
    interactions.followNotes(reporter::noted);
    return new CustomerWork(
        work,
        new AtomicReference<>(premises.configuration().contactPoints()),
        freed,
        new ContactFigures(
            work.agents(), work.workers(), premises.clock(), premises.configuration().timeZone()),
        interactions,
        reporter,
        new RememberedSounds(),
        premises);
  }

  private record Ended(Freed freed) implements OfferWatch {
    @Override
    public void offered(Offer offer) {}

    @Override
    public void ended(Offer offer, OfferEnd end) {
      freed.tell();
    }
  }

  /// The contact points in force.
  public ContactPoints points() {
    return new Listed(listed);
  }

  private record Listed(AtomicReference<List<ContactPoint>> now) implements ContactPoints {
    @Override
    public Collection<ContactPoint> all() {
      return now.get();
    }
  }

  /// Puts the contact points of another configuration in force.
  public void put(Configuration wanted) {
    listed.set(wanted.contactPoints());
    sounds.forget();
  }

  /// What calls of customers need.
  public CustomerDesk desk() {
    return new CustomerDesk(
        new Search.House(
            work.agents(),
            work.workers(),
            work.previews(),
            freed,
            () -> work.options().system().previews().expiration(),
            premises.clock()),
        work.options(),
        interactions,
        figures,
        reporter,
        work.duties()::automatic,
        sounds::read,
        () -> Optional.of(WaitingMusic.whole()));
  }

  /// Calls that come straight to a worker's number.
  public DirectCalls directCalls() {
    return new DirectCalls(
        work.workers(), work.options(), interactions, () -> List.of(WaitingMusic.whole()));
  }
}
