package org.umbel.telephony.lamp;

import java.util.Optional;
import org.umbel.sip.message.Uri;

/// A lamp beside those of registered phones, such as the PBX's.
///
/// @param line by whose name it is told; empty: the first one
public record LampAddress(Uri uri, Optional<String> line) {}
