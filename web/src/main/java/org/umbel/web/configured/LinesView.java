package org.umbel.web.configured;

import java.util.List;

/// What the list of lines shows.
///
/// @param name of the administrator
/// @param token of the session, for the form
record LinesView(String name, String token, List<LineDesk.LineView> lines) {}
