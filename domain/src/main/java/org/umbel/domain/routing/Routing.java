package org.umbel.domain.routing;

import java.util.Optional;
import java.util.Set;
import org.umbel.domain.call.PhoneNumber;
import org.umbel.domain.call.Redirection;
import org.umbel.domain.contact.ContactPoints;
import org.umbel.domain.dialling.DialPlan;
import org.umbel.domain.person.Extension;
import org.umbel.domain.person.People;

/// Decides who takes a call (CA-1, TU-1, LN-11, DP-1).
///
/// @param pilots numbers that give subscriber access
/// @param plan how numbers that nobody here has are called
/// @param contactPoints numbers by which customers reach workers
public record Routing(
    People people, Set<Extension> pilots, DialPlan plan, ContactPoints contactPoints) {

  /// Without contact points.
  public Routing(People people, Set<Extension> pilots, DialPlan plan) {
    this(people, pilots, plan, ContactPoints.NONE);
  }

  /// Nobody calls outside.
  public Routing(People people, Set<Extension> pilots) {
    this(people, pilots, DialPlan.NONE);
  }

  /// A diverted call belongs to the voice box of whom it was meant for; when nobody here has that
  /// number, the dialled one decides as for any other call.
  public Destination of(PhoneNumber dialled, Optional<Redirection> redirection) {
    var meantFor = redirection.flatMap(r -> people.byNumber(r.called()));
    if (meantFor.isPresent()) {
      return new Destination.VoiceBox(meantFor.get(), redirection.map(Redirection::reason));
    }
    if (pilot(dialled)) {
      return new Destination.SubscriberAccess();
    }
    return contactPoints
        .byNumber(dialled)
        .<Destination>map(Destination.Customers::new)
        .or(() -> people.byNumber(dialled).map(Destination.Ring::new))
        .or(() -> plan.of(dialled).map(Destination.Outside::new))
        .orElseGet(Destination.Nobody::new);
  }

  private boolean pilot(PhoneNumber dialled) {
    return pilots.stream().anyMatch(pilot -> names(dialled.digits(), pilot.digits()));
  }

  private static boolean names(String dialled, String pilot) {
    return dialled.equals(pilot) || (dialled.startsWith("+") && dialled.endsWith(pilot));
  }
}
