package org.umbel.directory.connect;

import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.ResultCode;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.umbel.domain.health.Neighbour.Condition;

/// Connections to the directory, lent for a piece of work and kept for the next one. The first host
/// that lets us in is used until it fails; a better one that is back is returned to within a
/// minute. Safe for all threads; whoever works waits for the network.
///
/// At most as many are open as configured; whoever comes then waits as long as an answer may take,
/// and is told that the directory is busy after that.
public final class Connections implements AutoCloseable {
  private static final Duration KEPT = Duration.ofSeconds(60);

  private final ConnectionSettings settings;
  private final Doorway doorway;
  private final Hosts hosts;
  private final InstantSource clock;
  private final Semaphore room;
  private final Deque<Kept> idle = new ArrayDeque<>(); // guarded by itself
  private volatile boolean closed;

  private record Kept(LDAPConnection connection, DirectoryHost host, Instant made) {}

  public Connections(ConnectionSettings settings, InstantSource clock) {
    this.settings = settings;
    this.clock = clock;
    doorway = new Doorway(settings);
    hosts = new Hosts(settings.hosts(), clock);
    room = new Semaphore(settings.connections());
  }

  /// Something done with a connection. It may be done twice when the first connection turns out to
  /// have died while nobody used it, so doing it twice must be harmless.
  @FunctionalInterface
  public interface Work<T> {
    T with(LDAPConnection connection, DirectoryHost host) throws LDAPException;
  }

  /// Lends a connection.
  ///
  /// @throws LDAPException what the directory answered, or why no host could be reached
  public <T> T use(Work<T> work) throws LDAPException {
    enter();
    try {
      var kept = kept();
      if (kept.isPresent()) {
        try {
          return work(kept.get(), work);
        } catch (LDAPException failure) {
          if (!failure.getResultCode().equals(ResultCode.SERVER_DOWN)) {
            throw failure;
          }
        }
      }
      var fresh = first(host -> new Kept(doorway.enter(host), host, clock.instant()), true);
      return work(fresh, work);
    } finally {
      room.release();
    }
  }

  /// Whether somebody else may log in, on a connection that is closed again at once.
  ///
  /// @throws LDAPException the refusal, or why no host could be reached
  public void tryLogin(Login login) throws LDAPException {
    enter();
    try {
      first(
          host -> {
            doorway.enter(host, Optional.of(login)).close();
            return host;
          },
          false);
    } finally {
      room.release();
    }
  }

  /// As last seen; does not wait.
  public Condition condition() {
    return hosts.condition();
  }

  public ConnectionSettings settings() {
    return settings;
  }

  private void enter() throws LDAPException {
    if (closed) {
      throw new LDAPException(ResultCode.UNAVAILABLE, "the server ends");
    }
    try {
      if (!room.tryAcquire(settings.response().toMillis(), TimeUnit.MILLISECONDS)) {
        throw new LDAPException(
            ResultCode.BUSY, "all " + settings.connections() + " connections are in use");
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new LDAPException(ResultCode.LOCAL_ERROR, "interrupted", interrupted);
    }
  }

  private <T> T work(Kept kept, Work<T> work) throws LDAPException {
    var fit = false;
    try {
      T done = work.with(kept.connection(), kept.host());
      fit = true;
      return done;
    } catch (LDAPException failure) {
      fit = failure.getResultCode().isConnectionUsable();
      if (failure.getResultCode().equals(ResultCode.TIMEOUT)) {
        hosts.failed(kept.host(), Words.of(failure));
      }
      throw failure;
    } finally {
      giveBack(kept, fit);
    }
  }

  private void giveBack(Kept kept, boolean fit) {
    synchronized (idle) {
      if (fit && !closed) {
        idle.push(kept);
        return;
      }
    }
    kept.connection().close();
  }

  /// A connection that waits for work; one to a host that is not the best any more is closed when
  /// it has served for a minute, so that the best is tried again.
  private Optional<Kept> kept() {
    while (true) {
      @Nullable Kept next;
      synchronized (idle) {
        next = idle.poll();
      }
      if (next == null) {
        return Optional.empty();
      }
      var best = next.host().equals(settings.hosts().getFirst());
      var old = !clock.instant().isBefore(next.made().plus(KEPT));
      if (next.connection().isConnected() && (best || !old)) {
        return Optional.of(next);
      }
      next.connection().close();
    }
  }

  @FunctionalInterface
  private interface Trial<T> {
    T at(DirectoryHost host) throws LDAPException;
  }

  /// Goes through the hosts until one is there.
  ///
  /// @param ours whether a refusal of the login is a trouble of ours, and not of somebody who
  ///   mistyped a password
  private <T> T first(Trial<T> trial, boolean ours) throws LDAPException {
    var failure = new LDAPException(ResultCode.UNAVAILABLE, hosts.condition().words());
    for (var host : hosts.worthATry()) {
      try {
        T result = trial.at(host);
        hosts.well(host);
        return result;
      } catch (LDAPException refused) {
        if (answered(refused)) {
          if (ours) {
            hosts.refused(host, Words.of(refused));
          }
          throw refused;
        }
        hosts.failed(host, Words.of(refused));
        failure = refused;
      }
    }
    throw failure;
  }

  /// Whether the host is in order and another one would say the same.
  private static boolean answered(LDAPException failure) {
    return switch (failure.getResultCode().intValue()) {
      case ResultCode.INVALID_CREDENTIALS_INT_VALUE,
          ResultCode.INVALID_DN_SYNTAX_INT_VALUE,
          ResultCode.NO_SUCH_OBJECT_INT_VALUE,
          ResultCode.STRONG_AUTH_REQUIRED_INT_VALUE,
          ResultCode.CONFIDENTIALITY_REQUIRED_INT_VALUE,
          ResultCode.INAPPROPRIATE_AUTHENTICATION_INT_VALUE,
          ResultCode.CONSTRAINT_VIOLATION_INT_VALUE ->
          true;
      default -> false;
    };
  }

  @Override
  public void close() {
    closed = true;
    synchronized (idle) {
      idle.forEach(kept -> kept.connection().close());
      idle.clear();
    }
  }
}
