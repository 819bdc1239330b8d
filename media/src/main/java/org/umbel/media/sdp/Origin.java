package org.umbel.media.sdp;

/// The `o=` line (RFC 8866 §5.2): who made the description, and its version.
///
/// @param username no spaces; `-` when the host has no users
/// @param session numeric text, kept as sent because some peers send more than 64 bits
/// @param version numeric text; rises when the description changes
/// @param host network type, address type and address, such as `IN IP4 192.0.2.1`
public record Origin(String username, String session, String version, String host) {
  @Override
  public String toString() {
    return username + " " + session + " " + version + " " + host;
  }
}
