package org.umbel.server.config;

import java.util.List;

/// The section `default-station`: what stations have that do not say otherwise themselves.
final class DefaultStationSection {
  static final Section<StationDefaults> SECTION =
      Section.of(
          "What stations have that do not say it themselves, the phones of `sip-password`"
              + " included.",
          List.of(
              StationSection.IDENTIFICATION,
              StationSection.LINE,
              StationSection.USE_PROXY,
              StationSection.MESSAGE_LIGHT),
          values ->
              new StationDefaults(
                  values.of(StationSection.IDENTIFICATION),
                  values.of(StationSection.LINE),
                  values.of(StationSection.USE_PROXY),
                  values.of(StationSection.MESSAGE_LIGHT)));

  private DefaultStationSection() {}
}
