package org.umbel.web;

import java.io.IOException;
import java.io.OutputStream;

/// Writes the server's figures in the Prometheus text format.
@FunctionalInterface
public interface Figures {
  /// The media type of what is written.
  String MEDIA_TYPE = "text/plain; version=0.0.4; charset=utf-8";

  /// Writes all figures as they are now; must not wait for a neighbour.
  void write(OutputStream out) throws IOException;
}
