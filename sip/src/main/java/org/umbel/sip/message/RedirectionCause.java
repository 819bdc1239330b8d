package org.umbel.sip.message;

import java.util.Locale;

/// Why a call was passed on, whichever header says it.
public enum RedirectionCause {
  BUSY,
  NO_ANSWER,
  UNCONDITIONAL,
  NOT_REACHABLE,
  DO_NOT_DISTURB,
  DEFLECTED,
  TIME_OF_DAY,
  AWAY,
  FOLLOW_ME,
  UNKNOWN;

  /// The reason of a Diversion header, RFC 5806 §4.
  String diversionReason() {
    return switch (this) {
      case BUSY -> "user-busy";
      case NO_ANSWER -> "no-answer";
      case UNCONDITIONAL -> "unconditional";
      case NOT_REACHABLE -> "unavailable";
      case DO_NOT_DISTURB -> "do-not-disturb";
      case DEFLECTED -> "deflection";
      case TIME_OF_DAY -> "time-of-day";
      case AWAY -> "away";
      case FOLLOW_ME -> "follow-me";
      case UNKNOWN -> "unknown";
    };
  }

  /// The SIP status that says so, RFC 4458 §2 and RFC 7544 §7.
  int status() {
    return switch (this) {
      case BUSY -> 486;
      case NO_ANSWER -> 408;
      case UNCONDITIONAL, TIME_OF_DAY, AWAY, FOLLOW_ME -> 302;
      case NOT_REACHABLE -> 503;
      case DO_NOT_DISTURB -> 603;
      case DEFLECTED -> 480;
      case UNKNOWN -> 404;
    };
  }

  /// From the reason of a Diversion header, RFC 5806 §4.
  static RedirectionCause ofDiversion(String reason) {
    return switch (reason.toLowerCase(Locale.ROOT)) {
      case "user-busy" -> BUSY;
      case "no-answer" -> NO_ANSWER;
      case "unconditional" -> UNCONDITIONAL;
      case "unavailable", "out-of-service" -> NOT_REACHABLE;
      case "do-not-disturb" -> DO_NOT_DISTURB;
      case "deflection" -> DEFLECTED;
      case "time-of-day" -> TIME_OF_DAY;
      case "away" -> AWAY;
      case "follow-me" -> FOLLOW_ME;
      default -> UNKNOWN;
    };
  }

  /// From a SIP status, RFC 4458 §2 and RFC 7544 §7.
  static RedirectionCause ofStatus(int status) {
    return switch (status) {
      case 486, 600 -> BUSY;
      case 408 -> NO_ANSWER;
      case 302 -> UNCONDITIONAL;
      case 503, 404, 410, 500 -> NOT_REACHABLE;
      case 480, 487 -> DEFLECTED;
      case 603 -> DO_NOT_DISTURB;
      default -> UNKNOWN;
    };
  }

  /// From a Reason header in SIP's or the telephone network's numbers, Q.850 §2.2.
  static RedirectionCause of(Reason reason) {
    int cause = reason.cause().orElse(0);
    if (!reason.protocol().equalsIgnoreCase("Q.850")) return ofStatus(cause);
    return switch (cause) {
      case 17 -> BUSY;
      case 18, 19 -> NO_ANSWER;
      case 20, 27 -> NOT_REACHABLE;
      case 21 -> DO_NOT_DISTURB;
      default -> UNKNOWN;
    };
  }
}
