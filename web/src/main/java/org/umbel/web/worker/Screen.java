package org.umbel.web.worker;

import jakarta.json.JsonValue;
import java.util.Set;

/// What somebody sees. Belongs to one viewer: it remembers what was told already.
interface Screen {

  Set<Part> parts();

  /// The part as it is now; of chats only what was written since it was told last.
  JsonValue show(Part part);
}
