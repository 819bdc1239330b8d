package org.umbel.domain.agent;

/// A way in which customers reach a worker. Each has an agent state of its own (CS-3).
public enum Channel {
  VOICE,
  CHAT
}
