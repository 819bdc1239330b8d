package org.umbel.domain.dialling;

/// What kind of number is called, as the dial plan classifies it (DP-1).
public enum NumberClass {
  /// A phone of the same company at another PBX.
  INTERCOM,
  LOCAL,
  NATIONAL,
  MOBILE,
  TOLL_FREE,
  /// Numbers that cost more than a call.
  PREMIUM,
  INTERNATIONAL,
  /// Never refused.
  EMERGENCY
}
