package org.umbel.telephony.registration;

import java.time.Instant;
import org.umbel.sip.message.NameAddr;
import org.umbel.sip.transport.Peer;

/// Where one phone of an extension can be reached (RFC 3261 §10).
///
/// @param line by whose name it was registered
/// @param contact what the phone calls itself
/// @param peer where its REGISTER really came from; requests go there, through address translators
/// @param callId and `cSeq` of that REGISTER; older ones of the same Call-ID change nothing
public record Binding(
    String line, NameAddr contact, Peer peer, Instant expires, String callId, long cSeq) {}
