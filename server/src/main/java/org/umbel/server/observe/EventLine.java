package org.umbel.server.observe;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.event.KeyValuePair;
import org.slf4j.event.Level;

/// One line of the log: the event's name, what it is about, and a fault when there was one.
record EventLine(Level level, String name, List<KeyValuePair> about, Optional<Throwable> fault) {

  static EventLine debug(String name) {
    return new EventLine(Level.DEBUG, name, List.of(), Optional.empty());
  }

  static EventLine info(String name) {
    return new EventLine(Level.INFO, name, List.of(), Optional.empty());
  }

  static EventLine warn(String name) {
    return new EventLine(Level.WARN, name, List.of(), Optional.empty());
  }

  static EventLine error(String name) {
    return new EventLine(Level.ERROR, name, List.of(), Optional.empty());
  }

  EventLine with(String key, Object value) {
    var more = new ArrayList<>(about);
    more.add(new KeyValuePair(key, value));
    return new EventLine(level, name, List.copyOf(more), fault);
  }

  EventLine because(Throwable cause) {
    return new EventLine(level, name, about, Optional.of(cause));
  }

  void write(Logger log) {
    var line = log.atLevel(level);
    for (var pair : about) {
      line = line.addKeyValue(pair.key, pair.value);
    }
    if (fault.isPresent()) {
      line = line.setCause(fault.get());
    }
    line.log(name);
  }
}
