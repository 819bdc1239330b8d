package org.umbel.voices;

import java.nio.ShortBuffer;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.umbel.voices.cache.ContentKey;

/// Where sentences are made: a few at once, a bounded number waiting, and the same one only once
/// however many want it. Who stops waiting does not end the work of others.
final class Workshop {
  /// How many may wait for each that is made; a further one is refused.
  static final int WAITING = 50;

  private final Map<ContentKey, Job> jobs = new HashMap<>(); // guarded by this
  private final Semaphore benches;
  private final int most;
  private final Duration patience;

  /// @param patience how long a sentence may wait until it is begun
  Workshop(int atOnce, Duration patience) {
    this.benches = new Semaphore(atOnce, true);
    this.most = atOnce * (WAITING + 1);
    this.patience = patience;
  }

  /// Makes a sound.
  interface Work {
    ShortBuffer make() throws InterruptedException;
  }

  /// The sound, made now or by somebody who wanted the same. Waits until it is.
  ///
  /// @throws VoicesException what the work threw, or [TooBusy]
  ShortBuffer make(ContentKey key, Work work) throws InterruptedException {
    return job(key, work).await();
  }

  private synchronized Job job(ContentKey key, Work work) {
    var known = Optional.ofNullable(jobs.get(key));
    if (known.isPresent()) {
      return known.get();
    }
    if (jobs.size() >= most) {
      throw new TooBusy(jobs.size());
    }
    var job = new Job();
    jobs.put(key, job);
    Thread.ofVirtual().name("speech").start(() -> carryOut(key, work, job));
    return job;
  }

  /// Whoever asks again after it ended begins anew.
  private void carryOut(ContentKey key, Work work, Job job) {
    try {
      var sound = made(work);
      forget(key);
      job.done(sound);
    } catch (VoicesException failure) {
      forget(key);
      job.failed(failure);
    } catch (InterruptedException | RuntimeException | Error fault) {
      forget(key);
      job.failed(new WorkEnded(fault));
    }
  }

  private ShortBuffer made(Work work) throws InterruptedException {
    if (!benches.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS)) {
      throw new TooBusy(waiting());
    }
    try {
      return work.make();
    } finally {
      benches.release();
    }
  }

  synchronized int waiting() {
    return jobs.size();
  }

  private synchronized void forget(ContentKey key) {
    jobs.remove(key);
  }

  /// One sound being made.
  private static final class Job {
    private final CountDownLatch ended = new CountDownLatch(1);
    private Optional<ShortBuffer> sound = Optional.empty(); // written before the latch falls
    private Optional<VoicesException> failure = Optional.empty();

    void done(ShortBuffer made) {
      sound = Optional.of(made);
      ended.countDown();
    }

    void failed(VoicesException why) {
      failure = Optional.of(why);
      ended.countDown();
    }

    ShortBuffer await() throws InterruptedException {
      ended.await();
      if (failure.isPresent()) {
        throw failure.get();
      }
      return sound.orElseThrow().asReadOnlyBuffer();
    }
  }
}
