package org.umbel.mail.imap;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.umbel.domain.person.Person;

/// A login name with places to fill in (ML-2), such as `$(MAILBOX)*$(ADMIN)` or
/// `$(LOGIN)@example.com`:
///
/// * `$(LOGIN)`: the person's own mail login where one is known, else as `$(MAILBOX)`
/// * `$(MAILBOX)`: the name of the mailbox, else what stands before `@` in the mail address
/// * `$(MAIL)`: the mail address
/// * `$(EXTENSION)`: the extension
/// * `$(ADMIN)`: the administrative account
public record LoginPattern(String pattern) {
  private static final Pattern PLACE = Pattern.compile("\\$\\(([^)]*)\\)");

  /// @throws IllegalArgumentException when the pattern names a place that is not known
  public LoginPattern {
    PLACE
        .matcher(pattern)
        .results()
        .map(place -> place.group(1))
        .filter(name -> !name.matches("LOGIN|MAILBOX|MAIL|EXTENSION|ADMIN"))
        .findFirst()
        .ifPresent(name -> {
          throw new IllegalArgumentException(
              "$("
                  + name
                  + ") in \""
                  + pattern
                  + "\" is not known; there are $(LOGIN),"
                  + " $(MAILBOX), $(MAIL), $(EXTENSION), $(ADMIN)");
        });
  }

  /// @return empty when nothing is known of the person to fill in
  Optional<String> fill(Person person, MailAccount account, String admin) {
    var name = new StringBuilder();
    var places = PLACE.matcher(pattern);
    while (places.find()) {
      var value = value(places.group(1), person, account, admin);
      if (value.isEmpty()) {
        return Optional.empty();
      }
      places.appendReplacement(name, Matcher.quoteReplacement(value.get()));
    }
    return Optional.of(places.appendTail(name).toString());
  }

  private static Optional<String> value(
      String place, Person person, MailAccount account, String admin) {
    return switch (place) {
      case "ADMIN" -> Optional.of(admin);
      case "EXTENSION" -> Optional.of(person.extension().digits());
      case "MAIL" -> person.mail();
      case "LOGIN" -> account.login().or(() -> mailbox(person, account));
      default -> mailbox(person, account);
    };
  }

  private static Optional<String> mailbox(Person person, MailAccount account) {
    return account
        .mailbox()
        .or(() -> person.mail().map(mail -> mail.substring(0, Math.max(0, mail.indexOf('@')))));
  }
}
