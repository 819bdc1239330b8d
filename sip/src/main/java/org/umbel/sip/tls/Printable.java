package org.umbel.sip.tls;

/// What a stranger wrote, fit for a line of a log.
final class Printable {

  private static final int LONGEST = 200;

  private Printable() {}

  static String of(String text) {
    var kept = text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text;
    return kept.replaceAll("\\p{Cntrl}", "?");
  }
}
