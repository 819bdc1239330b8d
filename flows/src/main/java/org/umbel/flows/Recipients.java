package org.umbel.flows;

import java.util.Optional;
import org.umbel.domain.call.PhoneNumber;
import org.umbel.domain.greeting.GreetingSettings;
import org.umbel.domain.message.AddressTemplate;
import org.umbel.domain.person.Person;

/// Finds who gets a message that somebody sends by phone (TU-7, ML-5).
record Recipients(Services services) {

  /// Somebody here who has the number, or whoever has its mail address where numbers have such.
  Optional<Recipient> of(PhoneNumber number) {
    return services.people().byNumber(number).map(this::colleague).or(() -> outside(number));
  }

  private Optional<Recipient> outside(PhoneNumber number) {
    return template()
        .map(
            numbers -> new Recipient.Outsider(numbers.address(number, AddressTemplate.Type.VOICE)));
  }

  /// Whether anybody can be found by a number that nobody here has.
  private Optional<AddressTemplate> template() {
    return services.outlets().mail() ? services.outlets().numbers().get() : Optional.empty();
  }

  /// Somebody here who has the mail address, or else the address itself.
  Recipient of(String mail) {
    return services.people().all().stream()
        .filter(person -> person.mail().filter(mail::equalsIgnoreCase).isPresent())
        .findFirst()
        .map(this::colleague)
        .orElseGet(() -> new Recipient.Outsider(mail));
  }

  private Recipient colleague(Person person) {
    var settings = services.settings().of(person.extension());
    var reached = person.mail().isPresent() || !services.outlets().mail();
    return reached && person.voiceMail() && settings.value(GreetingSettings.VOICE_MAIL)
        ? new Recipient.Colleague(person)
        : new Recipient.WithoutBox();
  }
}
