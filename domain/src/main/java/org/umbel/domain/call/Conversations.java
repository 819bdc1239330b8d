package org.umbel.domain.call;

import org.umbel.domain.contact.ContactPoint;
import org.umbel.domain.person.Person;

/// The conversations a call can be put into. Each runs on the call's own thread from answer to
/// hang-up, and throws [CallEnded] when the other side hangs up first.
public interface Conversations {

  /// The person's voice box takes the call.
  void voiceBox(Call call, Person person);

  /// Somebody wants to log in to the own voice box.
  void subscriberAccess(Call call);

  /// A customer waits for a worker.
  void customer(Call call, ContactPoint point);
}
