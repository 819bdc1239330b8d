package org.umbel.sip.message;

import static java.nio.charset.StandardCharsets.US_ASCII;

/// The name of a header. Those we know are single objects with their usual spelling; case and
/// compact forms (RFC 3261 §7.3.3) do not matter, unknown ones keep their spelling.
final class HeaderName {
  private static final int TABLE = 512; // a power of two, several times the names in it
  private static final HeaderName[] KNOWN = new HeaderName[TABLE];
  private static final String[] KNOWN_AS = new String[TABLE];

  static final HeaderName VIA = list("Via", "v");
  static final HeaderName FROM = one("From", "f");
  static final HeaderName TO = one("To", "t");
  static final HeaderName CALL_ID = one("Call-ID", "i");
  static final HeaderName CSEQ = one("CSeq");
  static final HeaderName MAX_FORWARDS = one("Max-Forwards");
  static final HeaderName CONTACT = list("Contact", "m");
  static final HeaderName CONTENT_LENGTH = one("Content-Length", "l");
  static final HeaderName CONTENT_TYPE = one("Content-Type", "c");
  static final HeaderName ROUTE = list("Route");
  static final HeaderName RECORD_ROUTE = list("Record-Route");
  static final HeaderName EXPIRES = one("Expires");
  static final HeaderName TIMESTAMP = one("Timestamp");
  static final HeaderName REQUIRE = list("Require");
  static final HeaderName PROXY_REQUIRE = list("Proxy-Require");
  static final HeaderName SUPPORTED = list("Supported", "k");
  static final HeaderName UNSUPPORTED = list("Unsupported");
  static final HeaderName ALLOW = list("Allow");
  static final HeaderName ALLOW_EVENTS = list("Allow-Events", "u");
  static final HeaderName EVENT = one("Event", "o");
  static final HeaderName SUBSCRIPTION_STATE = one("Subscription-State");
  static final HeaderName REASON = list("Reason");
  static final HeaderName DIVERSION = list("Diversion");
  static final HeaderName HISTORY_INFO = list("History-Info");
  static final HeaderName ASSERTED_IDENTITY = list("P-Asserted-Identity");
  static final HeaderName PRIVACY = one("Privacy");
  static final HeaderName RSEQ = one("RSeq");
  static final HeaderName RACK = one("RAck");
  static final HeaderName SESSION_EXPIRES = one("Session-Expires", "x");
  static final HeaderName MIN_SE = one("Min-SE");
  static final HeaderName REFER_TO = one("Refer-To", "r");
  static final HeaderName REFERRED_BY = one("Referred-By", "b");
  static final HeaderName REPLACES = one("Replaces");

  static {
    for (var name :
        new String[] {
          "Accept",
          "Accept-Encoding",
          "Accept-Language",
          "Alert-Info",
          "Call-Info",
          "Content-Language",
          "Error-Info",
          "In-Reply-To",
          "P-Preferred-Identity",
          "Path",
          "P-Associated-URI",
          "Security-Client",
          "Security-Server",
          "Security-Verify",
          "Service-Route",
          "Warning",
          "P-Early-Media",
          "Geolocation"
        }) list(name);
    list("Content-Encoding", "e");
    list("Accept-Contact", "a");
    list("Reject-Contact", "j");
    for (var name :
        new String[] {
          "Authorization", "WWW-Authenticate", "Proxy-Authorization", "Proxy-Authenticate"
        }) one(name);
    for (var name :
        new String[] {
          "Authentication-Info",
          "Content-Disposition",
          "Date",
          "MIME-Version",
          "Min-Expires",
          "Organization",
          "Priority",
          "Reply-To",
          "Retry-After",
          "Server",
          "User-Agent",
          "SIP-ETag",
          "SIP-If-Match",
          "Answer-Mode",
          "Join",
          "Content-ID",
          "Flow-Timer",
          "Remote-Party-ID",
          "Max-Breadth",
          "Recv-Info"
        }) one(name);
    one("Subject", "s");
    one("Request-Disposition", "d");
    one("Identity", "y");
  }

  private final String name;
  private final byte[] line;
  private final boolean list;
  private final boolean known;

  private HeaderName(String name, boolean list, boolean known) {
    this.name = name;
    this.line = (name + ": ").getBytes(US_ASCII);
    this.list = list;
    this.known = known;
  }

  private static HeaderName list(String... spellings) {
    return enter(new HeaderName(spellings[0], true, true), spellings);
  }

  private static HeaderName one(String... spellings) {
    return enter(new HeaderName(spellings[0], false, true), spellings);
  }

  private static HeaderName enter(HeaderName header, String... spellings) {
    for (var spelling : spellings) {
      int slot = hash(spelling) & (TABLE - 1);
      while (KNOWN[slot] != null) slot = (slot + 1) & (TABLE - 1);
      KNOWN[slot] = header;
      KNOWN_AS[slot] = spelling;
    }
    return header;
  }

  private static int hash(String text) {
    int hash = 0;
    for (int i = 0; i < text.length(); i++) hash = hashed(hash, text.charAt(i));
    return spread(hash);
  }

  /// One character more, without regard to case.
  static int hashed(int hash, int c) {
    return hash * 31 + (c | 0x20);
  }

  private static int spread(int hash) {
    return hash ^ hash >>> 9 ^ hash >>> 18;
  }

  /// @throws IllegalArgumentException when the name is not a token
  static HeaderName of(String name) {
    int slot = hash(name) & (TABLE - 1);
    while (KNOWN[slot] != null) {
      if (KNOWN_AS[slot].equalsIgnoreCase(name)) return KNOWN[slot];
      slot = (slot + 1) & (TABLE - 1);
    }
    if (!Text.token(name)) throw new IllegalArgumentException("header name '" + name + "'");
    return new HeaderName(name, false, false);
  }

  /// The name in these bytes, which are a token.
  ///
  /// @param hash over the bytes by {@link #hashed}
  static HeaderName of(byte[] bytes, int start, int end, int hash) {
    int slot = spread(hash) & (TABLE - 1);
    while (KNOWN[slot] != null) {
      if (spelled(KNOWN_AS[slot], bytes, start, end)) return KNOWN[slot];
      slot = (slot + 1) & (TABLE - 1);
    }
    return new HeaderName(new String(bytes, start, end - start, US_ASCII), false, false);
  }

  private static boolean spelled(String name, byte[] bytes, int start, int end) {
    if (name.length() != end - start) return false;
    for (int i = 0; i < name.length(); i++)
      if (Text.lower(name.charAt(i)) != Text.lower(bytes[start + i])) return false;
    return true;
  }

  boolean is(HeaderName other) {
    return this == other || (!known && !other.known && name.equalsIgnoreCase(other.name));
  }

  /// Whether several values may share a line, with commas between.
  boolean list() {
    return list;
  }

  /// The name, colon and blank, as they are sent.
  byte[] line() {
    return line;
  }

  @Override
  public String toString() {
    return name;
  }
}
