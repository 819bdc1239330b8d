package org.umbel.domain.agent.duty;

import java.util.concurrent.atomic.AtomicBoolean;
import org.umbel.domain.agent.AgentId;
import org.umbel.domain.agent.Channel;
import org.umbel.domain.agent.Serving;

/// An engagement of somebody on duty, and what follows it.
record DutyServing(Serving engagement, Runnable aftermath, AtomicBoolean ended) implements Serving {

  DutyServing(Serving engagement, Runnable aftermath) {
    this(engagement, aftermath, new AtomicBoolean());
  }

  @Override
  public AgentId agent() {
    return engagement.agent();
  }

  @Override
  public Channel channel() {
    return engagement.channel();
  }

  @Override
  public void close() {
    if (ended.compareAndSet(false, true)) {
      engagement.close();
      aftermath.run();
    }
  }
}
