package org.umbel.server.config;

import java.util.List;
import org.umbel.sip.transport.AccessList;
import org.umbel.sip.transport.Subnet;

/// The section `access` of a line.
final class AccessSection {
  /// What everyone gets who is no exception.
  private enum Everyone {
    GRANTED,
    DENIED
  }

  private static final Setting<List<Subnet>> EXCEPTIONS =
      Setting.of(
          "exceptions",
          Formats.list(SubnetFormat.FORMAT),
          List.of(),
          "For whom it is the other way.",
          "LN-6");

  private AccessSection() {}

  static Section<AccessList> of(UsageDefaults defaults) {
    var everyone =
        Setting.of(
            "everyone",
            Formats.choice(Everyone.values()),
            defaults.everyone() ? Everyone.GRANTED : Everyone.DENIED,
            "Whether everyone but the exceptions may speak to the line.",
            "LN-6");
    return Section.of(
        "Who may speak to the line, by address. Who may not gets no answer that tells that a server"
            + " is there.",
        List.of(everyone, EXCEPTIONS),
        values -> new AccessList(values.of(everyone) == Everyone.GRANTED, values.of(EXCEPTIONS)));
  }
}
