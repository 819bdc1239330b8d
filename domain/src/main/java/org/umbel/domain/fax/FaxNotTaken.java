package org.umbel.domain.fax;

import org.umbel.domain.DomainException;

/// A fax job was not taken, and nothing of it was kept.
public final class FaxNotTaken extends DomainException {
  private static final long serialVersionUID = 1;

  public FaxNotTaken(FaxJob job, String why, Throwable cause) {
    super("Fax job " + job.id() + " to " + job.to() + " was not taken: " + why, cause);
  }
}
