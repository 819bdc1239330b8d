package org.umbel.server.config;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.umbel.media.codec.Codec;
import org.umbel.media.engine.PortRange;

/// How sound travels.
///
/// @param host where RTP is taken; empty for the host of the first SIP address
/// @param advertised the address that others send to; empty for the one it is taken at
/// @param codecs most wanted first
/// @param deadAfter a call is ended when no sound has come for so long
public record AudioSettings(
    Optional<String> host,
    Optional<String> advertised,
    PortRange ports,
    List<Codec> codecs,
    Duration deadAfter) {}
