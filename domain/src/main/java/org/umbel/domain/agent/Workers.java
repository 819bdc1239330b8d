package org.umbel.domain.agent;

import java.util.Collection;
import java.util.Optional;
import org.umbel.domain.person.Extension;

/// Who is a knowledge worker. Lookups do not wait.
public interface Workers {

  Optional<Worker> byId(AgentId id);

  Optional<Worker> byPerson(Extension person);

  Collection<Worker> all();
}
