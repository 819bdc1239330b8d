package org.umbel.domain.person;

import java.util.Locale;

/// What an account is for that is nobody's voice box.
public enum Role {
  /// Sees how calls went; sees and changes what is configured.
  ADMINISTRATOR,
  /// Sees all workers, their states and what they do; sets their states.
  SUPERVISOR,
  /// Serves customers in the contact centre; asks workers for chats.
  AGENT,
  /// A program that decides to whom customers are offered.
  ENGINE;

  /// As it is configured.
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
