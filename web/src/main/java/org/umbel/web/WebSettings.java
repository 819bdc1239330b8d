package org.umbel.web;

import java.nio.file.Path;
import java.time.Duration;

/// Where the web room listens and how long a login lasts.
///
/// @param port 0 takes any free one
/// @param session a login ends after so long without a request
/// @param workerFiles the administrator's own sounds, icons and help pages for workers; need not be
///   there
/// @param behindHttps whether people reach it over HTTPS only, through a proxy: the cookie then
///   says so, and the proxy's `X-Forwarded-For` tells where a login comes from
public record WebSettings(
    String host, int port, Duration session, boolean behindHttps, Path workerFiles) {}
