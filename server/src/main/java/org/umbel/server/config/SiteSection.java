package org.umbel.server.config;

import java.util.List;
import java.util.Optional;
import org.umbel.domain.person.ExtensionRange;
import org.umbel.domain.person.Site;

/// One of the section `sites`.
final class SiteSection {
  private static final Setting<String> NAME =
      Setting.required("name", Formats.text("a name"), "Of the site.", "DP-8");
  private static final Setting<String> COUNTRY =
      Setting.required(
          "country",
          digits("the country code with its +", "\\+[1-9][0-9]{0,3}"),
          "The country code, such as +49.",
          "DP-8");
  private static final Setting<String> AREA =
      Setting.of(
          "area",
          digits("digits", "[0-9]{0,8}"),
          "",
          "The area code without the 0 before it, such as 8142.",
          "DP-8");
  private static final Setting<String> TRUNK =
      Setting.of(
          "trunk",
          digits("digits", "[0-9]{0,10}"),
          "",
          "The number of the site's lines, which stands before an extension, such as 4799.",
          "DP-8");
  private static final Setting<String> OUTSIDE =
      Setting.of(
          "outside",
          digits("digits", "[0-9]{0,3}"),
          "",
          "The digit for a line outside that phones of the site may show before a number.",
          "DP-8");
  private static final Setting<List<ExtensionRange>> EXTENSIONS =
      Setting.of(
          "extensions",
          Formats.list(
              Formats.scalar("4000 or 4000-4999", ExtensionRange::parse, ExtensionRange::toString)),
          List.of(),
          "Whose site it is, beside those who name it.",
          "DP-8");
  private static final Setting<List<LineReference>> LINES =
      Setting.of(
          "lines",
          Formats.list(LineReference.FORMAT),
          List.of(),
          "The lines by which calls of these people leave, before the others that the dial plan"
              + " names for a number.",
          "DP-8");

  static final Section<SiteSettings> SECTION =
      Section.of(
          "A place where people are.",
          List.of(NAME, COUNTRY, AREA, TRUNK, OUTSIDE, EXTENSIONS, LINES),
          values ->
              new SiteSettings(
                  new Site(
                      values.of(NAME),
                      values.of(COUNTRY),
                      values.of(AREA),
                      values.of(TRUNK),
                      values.of(OUTSIDE),
                      values.of(EXTENSIONS),
                      values.of(LINES).stream().map(LineReference::name).toList()),
                  values.of(LINES)));

  private SiteSection() {}

  private static Format<String> digits(String allowed, String form) {
    return Formats.scalar(
        allowed, text -> text.matches(form) ? Optional.of(text) : Optional.empty(), text -> text);
  }
}
