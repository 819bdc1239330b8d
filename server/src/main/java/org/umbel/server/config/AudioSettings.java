package org.umbel.server.config;

import java.time.Duration;
import java.util.Optional;
import org.umbel.media.engine.PortRange;

/// How sound travels.
///
/// @param host where RTP is taken; empty for the host at which the first line listens
/// @param advertised the address that others send to; empty for the one it is taken at
/// @param deadAfter a call is ended when no sound has come for so long
public record AudioSettings(
    Optional<String> host, Optional<String> advertised, PortRange ports, Duration deadAfter) {}
