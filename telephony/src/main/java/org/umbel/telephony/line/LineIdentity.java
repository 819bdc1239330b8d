package org.umbel.telephony.line;

import java.util.Optional;
import org.umbel.sip.message.Uri;

/// Who calls, for calls out that bring no caller of their own (LN-8).
///
/// @param displayName shown beside the address
/// @param address for From and P-Asserted-Identity, such as `sip:+493012340@um.example.com`
public record LineIdentity(Optional<String> displayName, Optional<Uri> address) {

  /// Nobody in particular.
  public static final LineIdentity NONE = new LineIdentity(Optional.empty(), Optional.empty());
}
