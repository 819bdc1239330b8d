package org.umbel.server.config;

import java.util.List;
import org.umbel.domain.person.Site;

/// A place where people are.
///
/// @param lines of it, as they are written
public record SiteSettings(Site site, List<LineReference> lines) {}
