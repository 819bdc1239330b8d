package org.umbel.bench.requests;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import org.umbel.bench.CannotMeasure;
import org.umbel.bench.Figures;

/// Clients that ask one after the other, all at once, for some time.
///
/// @param seconds how long it took
/// @param millis how long each answer took
record RequestLoad(double seconds, List<Double> millis) {

  static RequestLoad run(
      int clients, Duration time, IntFunction<Asker> client, Consumer<Asker> request) {
    long begin = System.nanoTime();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var tasks = new ArrayList<Callable<List<Double>>>();
      for (int i = 0; i < clients; i++) {
        int number = i;
        tasks.add(() -> asked(client.apply(number), time, request));
      }
      var all = new ArrayList<Double>();
      for (var done : threads.invokeAll(tasks)) all.addAll(done.get());
      return new RequestLoad((System.nanoTime() - begin) / 1e9, all);
    } catch (ExecutionException failure) {
      throw new CannotMeasure("a client got no answer: " + failure.getCause(), failure);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new CannotMeasure("interrupted", interrupted);
    }
  }

  private static List<Double> asked(Asker asker, Duration time, Consumer<Asker> request) {
    var millis = new ArrayList<Double>();
    long end = System.nanoTime() + time.toNanos();
    try (asker) {
      for (long now = System.nanoTime(); now < end; ) {
        request.accept(asker);
        long after = System.nanoTime();
        millis.add((after - now) / 1e6);
        now = after;
      }
    }
    return millis;
  }

  double perSecond() {
    return millis.size() / seconds;
  }

  double slowMillis() {
    return Figures.quantile(millis, 0.99);
  }
}
