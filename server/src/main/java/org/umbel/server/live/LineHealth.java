package org.umbel.server.live;

import org.umbel.domain.health.Neighbour;
import org.umbel.telephony.line.Line;

/// A line among those whose health is shown.
public record LineHealth(Line line, LineWords words) implements Neighbour {

  @Override
  public String name() {
    return "line " + line.name();
  }

  @Override
  public Condition condition() {
    return words.of(line);
  }
}
