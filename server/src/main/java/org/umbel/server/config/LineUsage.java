package org.umbel.server.config;

import java.util.Locale;

/// What a line is for. It changes nothing but the defaults of the line's keys (LN-12).
public enum LineUsage {
  /// Phones, PBXs, gateways and carriers: the values of the RFCs.
  GENERIC,
  /// A mediation server of a communications platform, to which Umbel is a gateway.
  MEDIATION_SERVER,
  /// A platform that controls phones through Umbel and sends no sound here.
  REMOTE_CALL_CONTROL;

  /// As the file has it, such as `mediation-server`.
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
