package org.umbel.web;

import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.umbel.domain.health.Neighbour;

/// How the server is.
///
/// @param ready whether calls are answered; asked on each request, must not wait
/// @param neighbours and lines, as they are now
public record Health(BooleanSupplier ready, Supplier<List<Neighbour>> neighbours) {}
