package org.umbel.mail.imap;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.umbel.domain.person.Extension;
import org.umbel.domain.person.Person;

/// A login name with places to fill in (ML-2), such as `$(MAILBOX)*$(ADMIN)` or
/// `$(LOGIN)@example.com`:
///
/// * `$(LOGIN)`: the person's own mail login where one is set, else as `$(MAILBOX)`
/// * `$(MAILBOX)`: what stands before `@` in the person's mail address
/// * `$(MAIL)`: the mail address
/// * `$(EXTENSION)`: the extension
/// * `$(ADMIN)`: the administrative account
///
/// @param logins mail logins of people whose address does not tell
public record LoginPattern(String pattern, Map<Extension, String> logins) {
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

  public static LoginPattern of(String pattern) {
    return new LoginPattern(pattern, Map.of());
  }

  /// @return empty when the person has no mail address and the pattern needs one
  Optional<String> fill(Person person, String admin) {
    var name = new StringBuilder();
    var places = PLACE.matcher(pattern);
    while (places.find()) {
      var value = value(places.group(1), person, admin);
      if (value.isEmpty()) {
        return Optional.empty();
      }
      places.appendReplacement(name, Matcher.quoteReplacement(value.get()));
    }
    return Optional.of(places.appendTail(name).toString());
  }

  private Optional<String> value(String place, Person person, String admin) {
    return switch (place) {
      case "ADMIN" -> Optional.of(admin);
      case "EXTENSION" -> Optional.of(person.extension().digits());
      case "MAIL" -> person.mail();
      case "LOGIN" -> Optional.ofNullable(logins.get(person.extension())).or(() -> mailbox(person));
      default -> mailbox(person);
    };
  }

  private static Optional<String> mailbox(Person person) {
    return person.mail().map(mail -> mail.substring(0, Math.max(0, mail.indexOf('@'))));
  }
}
