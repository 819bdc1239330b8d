package org.umbel.domain.presence;

/// One word for a presence, as screens show it and rules map it. The order is that of the rule by
/// which sources are put together: what comes later wins.
public enum Standing {
  OFFLINE,
  UNKNOWN,
  AVAILABLE,
  AWAY,
  BE_RIGHT_BACK,
  BUSY,
  MEETING,
  ON_THE_PHONE,
  DO_NOT_DISTURB
}
