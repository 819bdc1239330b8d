package org.umbel.domain.agent.state;

import java.util.Arrays;
import java.util.Optional;

/// The picture of a state, 16 by 16 pixels.
public sealed interface Icon {

  /// One that every screen has.
  enum Standard implements Icon {
    READY("ready"),
    PART_READY("partready"),
    NOT_READY("notready"),
    DO_NOT_DISTURB("dnd"),
    LOGGED_OUT("logout"),
    OUT_OF_SERVICE("oos");

    private static final String NAMESPACE = "tag:ucc.genesyslab.com,2013:icons/status/";

    private final String word;

    Standard(String word) {
      this.word = word;
    }

    public String word() {
      return word;
    }

    private static Optional<Icon> of(String location) {
      return Arrays.stream(values())
          .filter(one -> location.equals(NAMESPACE + one.word))
          .map(one -> (Icon) one)
          .findFirst();
    }
  }

  /// One that is kept somewhere.
  ///
  /// @param location absolute, or relative to the document
  record Located(String location) implements Icon {

    /// The picture of 10 by 10 pixels for a single channel: `/icons/a.png` has
    /// `/icons/a-badge.png`.
    public String badge() {
      var query = location.indexOf('?');
      var path = query < 0 ? location : location.substring(0, query);
      var dot = path.lastIndexOf('.');
      var end = dot > path.lastIndexOf('/') ? dot : path.length();
      return path.substring(0, end) + "-badge" + location.substring(end);
    }
  }

  /// The one that is meant by an `icon` of the document.
  static Icon of(String location) {
    return Standard.of(location).orElseGet(() -> new Located(location));
  }
}
