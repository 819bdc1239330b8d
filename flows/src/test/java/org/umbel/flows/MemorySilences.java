package org.umbel.flows;

import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.umbel.domain.notice.Silence;
import org.umbel.domain.notice.SilenceBook;
import org.umbel.domain.person.Extension;

/// What is told no more, in memory.
final class MemorySilences implements SilenceBook {
  private final Map<Extension, Silence> silences = new ConcurrentHashMap<>();
  private final Map<Extension, Instant> wanted = new ConcurrentHashMap<>();
  private volatile Instant everybodys = Instant.EPOCH;

  @Override
  public Silence find(Extension owner) {
    return silences.getOrDefault(owner, Silence.NONE);
  }

  @Override
  public void keep(Extension owner, Silence silence) {
    silences.put(owner, silence);
  }

  @Override
  public Instant wanted(Extension owner) {
    var own = wanted.getOrDefault(owner, Instant.EPOCH);
    return own.isAfter(everybodys) ? own : everybodys;
  }

  @Override
  public void want(Extension owner, Instant at) {
    wanted.put(owner, at);
  }

  @Override
  public void wantForAll(Instant at) {
    everybodys = at;
  }
}
