package org.umbel.server.work;

import org.umbel.domain.person.Extension;
import org.umbel.server.config.WorkerSettings;

/// Somebody who is a knowledge worker, and what is set for that.
record Employment(Extension person, WorkerSettings settings) {}
