package org.umbel.server.work;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.umbel.domain.agent.state.States;
import org.umbel.domain.agent.state.StatesReader;
import org.umbel.domain.health.Neighbour;

/// Where the document of agent states comes from (CS-2): a file is read at once, an address in the
/// background and again every minute until it can be read. While it cannot, or there is a mistake
/// in it, the former states hold. Safe for all threads.
final class StatesDocument implements Neighbour, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(StatesDocument.class);
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final Duration AGAIN = Duration.ofMinutes(1);
  private static final int OK = 200;

  private final StatesReader reader = new StatesReader();
  private final HttpClient client =
      HttpClient.newBuilder()
          .connectTimeout(PATIENCE)
          .followRedirects(HttpClient.Redirect.NORMAL)
          .build();
  private Optional<Thread> fetching = Optional.empty(); // guarded by this
  private volatile Optional<URI> fetchedFrom = Optional.empty();
  private volatile States states = States.BUILT_IN;
  private volatile Condition condition = new Condition(true, "the built-in states hold");

  /// What holds now.
  States states() {
    return states;
  }

  /// Where a picture is that the document in force names: beside a document that was fetched, and
  /// as it is written otherwise.
  String locate(String picture) {
    try {
      return fetchedFrom.map(place -> place.resolve(picture).toString()).orElse(picture);
    } catch (IllegalArgumentException _) {
      return picture;
    }
  }

  /// Reads the document that is configured, again if it was read before.
  ///
  /// @param location a file, or an HTTP(S) address; empty for the built-in states
  synchronized void read(Optional<String> location) {
    fetching.ifPresent(Thread::interrupt);
    fetching = Optional.empty();
    if (location.isEmpty()) {
      states = States.BUILT_IN;
      condition = new Condition(true, "the built-in states hold");
    } else if (location.get().matches("(?i)https?://.*")) {
      fetching =
          Optional.of(
              Thread.ofVirtual().name("agent states").start(() -> fetchUntilRead(location.get())));
    } else {
      readFile(location.get());
    }
  }

  /// Waits until a document that is being fetched has been read.
  void awaitRead() throws InterruptedException {
    Optional<Thread> now;
    synchronized (this) {
      now = fetching;
    }
    if (now.isPresent()) {
      now.get().join();
    }
  }

  private void readFile(String location) {
    try {
      var file = Path.of(location);
      if (Files.size(file) > StatesReader.MOST_BYTES) {
        refuse(location, "it is longer than " + StatesReader.MOST_BYTES + " bytes");
      } else {
        take(location, Files.readAllBytes(file), Optional.empty());
      }
    } catch (IOException | InvalidPathException unreadable) {
      refuse(location, "it cannot be read: " + unreadable);
    }
  }

  private void fetchUntilRead(String location) {
    try {
      while (!fetch(location)) {
        Thread.sleep(AGAIN);
      }
    } catch (InterruptedException _) {
      // another location, or the end of the server
      Thread.currentThread().interrupt();
    }
  }

  /// @return whether there was a document, right or wrong
  private boolean fetch(String location) throws InterruptedException {
    try {
      var request = HttpRequest.newBuilder(URI.create(location)).timeout(PATIENCE).build();
      var answer =
          client.send(
              request,
              _ ->
                  BodySubscribers.limiting(BodySubscribers.ofByteArray(), StatesReader.MOST_BYTES));
      if (answer.statusCode() != OK) {
        refuse(location, "the server answered with status " + answer.statusCode());
        return false;
      }
      takeFetched(location, answer.body());
      return true;
    } catch (IOException unreadable) {
      refuse(location, "no answer: " + unreadable);
      return false;
    } catch (IllegalArgumentException noAddress) {
      refuse(location, "it is no address");
      return true;
    }
  }

  /// Only as long as nothing else was asked for.
  private synchronized void takeFetched(String location, byte[] document) {
    if (fetching.filter(Thread.currentThread()::equals).isPresent()) {
      take(location, document, Optional.of(URI.create(location)));
    }
  }

  private void take(String location, byte[] document, Optional<URI> from) {
    switch (reader.read(document)) {
      case StatesReader.Reading.Unusable(var why) -> refuse(location, why);
      case StatesReader.Reading.Usable(var read, var faults) -> {
        states = read;
        fetchedFrom = from;
        var words = location + ": " + read.own().size() + " states";
        condition =
            faults.isEmpty()
                ? new Condition(true, words)
                : new Condition(false, words + "; " + String.join("; ", faults));
        LOG.info(
            "states.read location={} states={} faults={}", location, read.own().size(), faults);
      }
    }
  }

  private void refuse(String location, String why) {
    condition = new Condition(false, location + ": " + why + "; the former states hold");
    LOG.warn("states.refused location={} why=\"{}\"", location, why);
  }

  @Override
  public String name() {
    return "agent states";
  }

  @Override
  public Condition condition() {
    return condition;
  }

  @Override
  public void close() {
    synchronized (this) {
      fetching.ifPresent(Thread::interrupt);
    }
    client.shutdownNow();
  }
}
