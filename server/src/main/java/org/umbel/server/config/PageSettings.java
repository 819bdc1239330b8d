package org.umbel.server.config;

import java.time.Duration;

/// Where the web page is and how long a login lasts without a click.
///
/// @param behindHttps whether people reach it over HTTPS only, through a proxy
public record PageSettings(Address listen, Duration session, boolean behindHttps) {}
