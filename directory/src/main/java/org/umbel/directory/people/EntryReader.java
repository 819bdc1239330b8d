package org.umbel.directory.people;

import com.unboundid.ldap.sdk.Attribute;
import com.unboundid.ldap.sdk.Entry;
import com.unboundid.util.StaticUtils;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.umbel.directory.people.Reading.Flawed;
import org.umbel.directory.people.Reading.Nobody;
import org.umbel.directory.people.Reading.Somebody;
import org.umbel.domain.call.PhoneNumber;
import org.umbel.domain.person.Extension;
import org.umbel.domain.person.Person;
import org.umbel.domain.speech.Language;

/// Makes a person of an entry, or says what keeps it from being one. Immutable, any thread; never
/// throws for what is in an entry.
final class EntryReader {
  private static final int LONGEST_NAME = 200;
  private static final int MOST_PHONES = 16;
  private static final String NO_EXTENSION =
      "\" is no extension (digits, the site's prefix before them, or ;ext= behind)";
  private static final Set<String> GERMAN_SPEAKING = Set.of("DE", "AT", "CH", "LI");

  private final PeopleSettings settings;
  private final AttributeNames names;
  private final Optional<WorkerReader> workers;
  private final String[] attributes;

  EntryReader(PeopleSettings settings) {
    this.settings = settings;
    names = settings.names();
    workers = settings.workers().map(WorkerReader::new);
    var all = new LinkedHashSet<>(names.all());
    settings.workers().map(WorkerNames::all).ifPresent(all::addAll);
    all.addAll(settings.calledBy().attributes());
    attributes = all.toArray(String[]::new);
  }

  /// What must be asked for.
  String[] attributes() {
    return attributes.clone();
  }

  Reading read(Entry entry) {
    var texts = extensionTexts(entry);
    if (texts.isEmpty()) {
      return new Nobody();
    }
    var extension = texts.stream().flatMap(text -> extension(text).stream()).findFirst();
    if (extension.isEmpty()) {
      return new Flawed(
          entry.getDN(), names.extension().getFirst() + " \"" + texts.getFirst() + NO_EXTENSION);
    }
    return new Somebody(
        new Known(
            id(entry),
            entry.getDN(),
            person(entry, extension.get()),
            account(entry),
            Set.copyOf(settings.calledBy().numbers(entry)),
            workers.flatMap(reader -> reader.read(entry, extension.get()))));
  }

  private List<String> extensionTexts(Entry entry) {
    return names.extension().stream().flatMap(source -> source.values(entry).stream()).toList();
  }

  /// The extension in a number as directories write it: `4000`, `+49 30 123 4000` where the site's
  /// prefix is before it, `tel:+49301234000;ext=4000`, `4000;phone-context=…`.
  private Optional<Extension> extension(String text) {
    var behind = text.toLowerCase(Locale.ROOT).indexOf(";ext=");
    if (behind >= 0) {
      return Extension.parse(text.substring(behind + 5).split(";", 2)[0].strip());
    }
    return number(text).flatMap(this::extension);
  }

  private Optional<Extension> extension(PhoneNumber number) {
    var digits = number.digits();
    var behind = settings.sites().behind(number);
    if (behind.isPresent()) {
      return behind;
    }
    var most = settings.extensionDigits();
    if (most > 0 && digits.length() > most) {
      return Extension.parse(digits.substring(digits.length() - most));
    }
    return Extension.parse(digits);
  }

  /// A number as directories write it; the `(0)` of `+49 (0) 30` is not dialled.
  static Optional<PhoneNumber> number(String text) {
    var plain = text.split(";", 2)[0].replaceFirst("(?i)^tel:", "").strip();
    return PhoneNumber.parse(plain.startsWith("+") ? plain.replace("(0)", "") : plain);
  }

  private Person person(Entry entry, Extension extension) {
    var name = first(entry, names.name(), text -> true).orElse(extension.digits());
    var person =
        new Person(
            extension,
            name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME),
            first(entry, names.mail(), EntryReader::mail),
            language(entry),
            phones(entry),
            true);
    var reached = number(entry, names.mobile()).map(person::withMobile).orElse(person);
    return number(entry, names.officePhone()).map(reached::withOffice).orElse(reached);
  }

  private static boolean mail(String text) {
    return text.length() <= 254 && text.matches("[^\\s@<>\",;]+@[A-Za-z0-9.-]+");
  }

  private List<PhoneNumber> phones(Entry entry) {
    var phones = new LinkedHashSet<PhoneNumber>();
    for (var source : names.phones()) {
      source.values(entry).forEach(text -> number(text).ifPresent(phones::add));
    }
    return phones.stream().limit(MOST_PHONES).toList();
  }

  private Language language(Entry entry) {
    var own = first(entry, names.language(), text -> true).flatMap(EntryReader::preferred);
    return own.or(() ->
            first(entry, names.country(), text -> true)
                .filter(country -> GERMAN_SPEAKING.contains(country.toUpperCase(Locale.ROOT)))
                .map(_ -> Language.GERMAN))
        .orElse(settings.language());
  }

  /// The first of a list such as `de-AT, en;q=0.5` that can be spoken.
  private static Optional<Language> preferred(String list) {
    return Stream.of(list.split(","))
        .flatMap(range -> Language.of(range.split(";", 2)[0].strip()).stream())
        .findFirst();
  }

  private Account account(Entry entry) {
    return new Account(
        first(entry, List.of(names.login()), text -> true),
        first(entry, List.of(names.mailbox()), text -> true),
        first(entry, names.mailHost(), text -> true).flatMap(settings.mailHost()::host),
        number(entry, names.officePhone()),
        number(entry, names.mobile()),
        number(entry, names.lamp()),
        number(entry, names.lampSender()),
        number(entry, names.journal()),
        first(entry, names.site(), text -> true));
  }

  private static Optional<PhoneNumber> number(Entry entry, List<String> attributes) {
    return first(entry, attributes, text -> true).flatMap(EntryReader::number);
  }

  private static Optional<String> first(
      Entry entry, List<String> attributes, Predicate<String> right) {
    for (var attribute : attributes) {
      var values = Optional.ofNullable(entry.getAttributeValues(attribute)).orElse(new String[0]);
      for (var value : values) {
        var text = value.strip();
        if (!text.isEmpty() && right.test(text)) {
          return Optional.of(text);
        }
      }
    }
    return Optional.empty();
  }

  /// As text; an identifier of bytes, such as an objectGUID, as hexadecimal digits.
  String id(Entry entry) {
    return names
        .id()
        .flatMap(name -> Optional.ofNullable(entry.getAttribute(name)))
        .flatMap(EntryReader::text)
        .orElse(entry.getDN());
  }

  private static Optional<String> text(Attribute attribute) {
    return Optional.ofNullable(attribute.getValueByteArray())
        .map(bytes ->
            StaticUtils.isPrintableString(bytes)
                ? new String(bytes, StandardCharsets.US_ASCII)
                : HexFormat.of().formatHex(bytes));
  }
}
