package org.umbel.server.config;

import java.util.List;
import java.util.Optional;
import org.umbel.telephony.line.LineIdentity.Assertion;

/// The section `identity` of a line.
final class IdentitySection {
  private static final Setting<Optional<String>> NAME =
      Setting.optional(
          "name",
          Formats.scalar(
              "a name of at most 80 letters",
              text ->
                  text.matches("[^\\p{Cntrl}\"\\\\<>]{1,80}")
                      ? Optional.of(text)
                      : Optional.empty(),
              text -> text),
          "none",
          "The name shown to who is called.",
          "LN-8");
  private static final Setting<Optional<String>> ADDRESS =
      Setting.optional(
          "address",
          address(),
          "none",
          "The address shown to who is called, best a number in E.164; at the line's domain unless"
              + " it has one of its own.",
          "LN-8");

  private static final Setting<Boolean> ALWAYS =
      Setting.of(
          "always",
          Formats.yesNo(),
          false,
          "Whether this is shown in the place of callers of their own, too, as carriers want it"
              + " that let only their own numbers through.",
          "LN-8");
  private static final Setting<Assertion> ASSERT =
      Setting.of(
          "assert",
          Formats.choice(Assertion.values()),
          Assertion.SHOWN,
          "Whom P-Asserted-Identity tells: nobody, callers who do not hide, or all of them, for a"
              + " peer that keeps it to itself. Only callers are told whom this server knows or was"
              + " told of so.",
          "LN-8",
          "LN-11");

  private static final Setting<Boolean> BELIEVE =
      Setting.of(
          "believe-asserted",
          Formats.yesNo(),
          true,
          "Whether P-Asserted-Identity says who calls in. Say false where the peer lets callers"
              + " write it themselves, as at a line of phones on the internet; From counts then.",
          "LN-8",
          "SC-4");

  /// @param address a number or a whole URI
  record Written(
      Optional<String> name,
      Optional<String> address,
      boolean always,
      Assertion assertion,
      boolean believes) {}

  static final Section<Written> SECTION =
      Section.of(
          "Who calls when a call out brings no caller of its own (From and P-Asserted-Identity),"
              + " and what is believed of calls in. A caller who is hidden stays so.",
          List.of(NAME, ADDRESS, ALWAYS, ASSERT, BELIEVE),
          values ->
              new Written(
                  values.of(NAME),
                  values.of(ADDRESS),
                  values.of(ALWAYS),
                  values.of(ASSERT),
                  values.of(BELIEVE)));

  private IdentitySection() {}

  static Format<String> address() {
    return Formats.scalar(
        "a number such as +493012340, or a sip: or tel: URI",
        text ->
            text.matches("\\+?[0-9]{1,15}|tel:\\+?[0-9]{1,15}|sips?:[^\\s<>\"@]+@[^\\s<>\"@]+")
                ? Optional.of(text)
                : Optional.empty(),
        text -> text);
  }
}
