package org.umbel.domain.person;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.umbel.domain.call.PhoneNumber;

/// Where people are (DP-8).
///
/// @param named sites with people of their own
/// @param usual where everybody else is
/// @param chosen the name of a person's site where the person or the directory says it, which comes
///   before the ranges of extensions
public record Sites(List<Site> named, Site usual, Function<Extension, Optional<String>> chosen) {

  public Sites {
    named = List.copyOf(named);
  }

  /// One site.
  ///
  /// @param prefix what stands before an extension when it is called from outside
  public static Sites one(Optional<String> prefix) {
    return new Sites(List.of(), Site.of(prefix), _ -> Optional.empty());
  }

  /// Where somebody is.
  public Site of(Extension owner) {
    return chosen
        .apply(owner)
        .flatMap(name -> named.stream().filter(site -> site.name().equals(name)).findFirst())
        .or(() -> named.stream().filter(site -> site.has(owner)).findFirst())
        .orElse(usual);
  }

  /// The number by which an extension is called from outside, which is also what is shown there;
  /// empty when its site has none.
  public Optional<PhoneNumber> fromOutside(Extension owner) {
    return of(owner).prefix().flatMap(before -> PhoneNumber.parse(before + owner.digits()));
  }

  /// The whole number of an extension; the extension itself where its site has none.
  public PhoneNumber canonical(Extension owner) {
    return fromOutside(owner).orElseGet(owner::number);
  }

  /// The extension in a number: behind the number of its site, or all of it.
  ///
  /// @return empty when it is none
  public Optional<Extension> extension(PhoneNumber number) {
    return behind(number).or(() -> Extension.parse(number.digits()));
  }

  /// The extension behind the number of its site, the longest such number first.
  public Optional<Extension> behind(PhoneNumber number) {
    return Stream.concat(named.stream(), Stream.of(usual))
        .flatMap(site -> site.prefix().stream())
        .filter(number.digits()::startsWith)
        .sorted((one, other) -> other.length() - one.length())
        .flatMap(before -> Extension.parse(number.digits().substring(before.length())).stream())
        .findFirst();
  }

  /// Whether a number that is known of somebody is the one that a phone at the person's site shows.
  public boolean same(Extension owner, PhoneNumber known, PhoneNumber shown) {
    return of(owner).same(known, shown);
  }

  /// Numbers in E.164 that tell from which country somebody calls whom a phone at a person's site
  /// shows with a number, the likeliest first: the caller's, or that of the site for a caller of
  /// the same country. None tells it for a caller who is shown with an extension.
  public List<PhoneNumber> origins(Extension owner, PhoneNumber shown) {
    var site = of(owner);
    return site.national(shown)
        ? site.prefix().flatMap(PhoneNumber::parse).stream().toList()
        : site.whole(shown);
  }

  /// Whether a number that a phone at a person's site shows is one of ours, whoever has it: within
  /// the extensions of a site, or behind its number.
  public boolean ours(Extension owner, PhoneNumber shown) {
    return Extension.parse(shown.digits())
            .filter(extension -> named.stream().anyMatch(site -> site.has(extension)))
            .isPresent()
        || of(owner).whole(shown).stream().anyMatch(number -> behind(number).isPresent());
  }

  /// Lines in the order in which somebody's calls try them: those of the site come first.
  ///
  /// @param names of lines, the best first
  public List<String> best(Extension owner, List<String> names) {
    var own = of(owner).lines();
    return Stream.concat(
            names.stream().filter(own::contains),
            names.stream().filter(name -> !own.contains(name)))
        .toList();
  }
}
