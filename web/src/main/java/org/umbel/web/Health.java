package org.umbel.web;

import java.util.List;
import java.util.function.BooleanSupplier;
import org.umbel.domain.health.Neighbour;

/// How the server is.
///
/// @param ready whether calls are answered; asked on each request, must not wait
public record Health(BooleanSupplier ready, List<Neighbour> neighbours) {}
