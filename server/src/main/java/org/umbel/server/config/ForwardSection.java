package org.umbel.server.config;

import java.util.List;
import org.umbel.domain.call.PhoneNumber;
import org.umbel.domain.person.Forwarding;

/// The section `forward` of a person.
final class ForwardSection {
  private static final Setting<List<PhoneNumber>> ALWAYS =
      numbers("always", "Where calls go instead of ringing the person's phones.");
  private static final Setting<List<PhoneNumber>> BUSY =
      numbers("busy", "Where calls go when a phone of the person is busy or declines.");
  private static final Setting<List<PhoneNumber>> NO_ANSWER =
      numbers(
          "no-answer",
          "Where calls go when no phone of the person answers in time, or none can be reached.");

  static final Section<Forwarding> SECTION =
      Section.of(
          "Where calls go that the person's phones do not take: extensions, or numbers outside that"
              + " the person may call. The numbers of a list are tried one after the other; when"
              + " nobody takes the call, or the number is a pilot, the voice box does.",
          List.of(ALWAYS, BUSY, NO_ANSWER),
          values -> new Forwarding(values.of(ALWAYS), values.of(BUSY), values.of(NO_ANSWER)));

  private ForwardSection() {}

  private static Setting<List<PhoneNumber>> numbers(String name, String meaning) {
    return Setting.of(name, Formats.list(Formats.phoneNumber()), List.of(), meaning, "ST-6");
  }
}
