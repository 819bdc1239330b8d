package org.umbel.flows;

import org.umbel.domain.call.Call;
import org.umbel.domain.call.Conversations;
import org.umbel.domain.contact.ContactPoint;
import org.umbel.domain.person.Person;
import org.umbel.domain.speech.Language;

/// Every conversation that a call can be put into.
public final class Reception implements Conversations {
  private final SubscriberAccess access;
  private final CallAnswering answering;
  private final CustomerService customers;

  /// @param language in which somebody is spoken to who is not known yet
  /// @param desk brings customers and workers together
  public Reception(Services services, Language language, CustomerDesk desk) {
    this.customers = new CustomerService(services, desk, language);
    this.access = new SubscriberAccess(services, language);
    this.answering = new CallAnswering(services, access);
  }

  @Override
  public void voiceBox(Call call, Person person) {
    answering.answer(call, person);
  }

  @Override
  public void customer(Call call, ContactPoint point) {
    customers.serve(call, point);
  }

  @Override
  public void subscriberAccess(Call call) {
    access.serve(call);
  }
}
