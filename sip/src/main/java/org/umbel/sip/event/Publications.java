package org.umbel.sip.event;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.umbel.sip.message.Event;
import org.umbel.sip.message.MalformedValue;
import org.umbel.sip.message.MediaType;
import org.umbel.sip.message.Request;
import org.umbel.sip.message.RequestCheck;
import org.umbel.sip.message.Response;
import org.umbel.sip.message.Status;

/// Takes what user agents publish about one event package, RFC 3903 §6: initial publications,
/// refreshes, changes and removals, each by the entity tag of the one before. Safe for all threads:
/// of two requests with the same tag one is taken, the other gets 412.
///
/// @param <S> what a body says
public final class Publications<S> {
  private static final String RETRY_AFTER_SECONDS = "60";

  private final String event;
  private final Keeper<S> keeper;
  private final PublicationLimits limits;
  private final PublicationTable table;

  /// What the application does with publications. Called on the thread that brings a request, or
  /// that calls [#lapse]; of one publication one call after the other.
  public interface Keeper<S> {

    /// The bodies that [#read] understands.
    List<MediaType> types();

    /// Reads the body of a request, which has one.
    ///
    /// @throws MalformedValue when it cannot be understood
    S read(Request publish);

    /// From now on the publication says this.
    ///
    /// @param publication stays the same while it is modified
    /// @return false when there is no room for it; only for a new one
    boolean keep(String resource, String publication, S state);

    /// The publication was removed, has lapsed, or makes room for another one.
    void drop(String resource, String publication);
  }

  /// @param event the package, such as `presence`
  public Publications(
      String event, Keeper<S> keeper, PublicationLimits limits, InstantSource clock) {
    this.event = event;
    this.keeper = keeper;
    this.limits = limits;
    this.table = new PublicationTable(limits, clock, new SecureRandom().nextLong());
  }

  /// The answer to a PUBLISH of somebody who may publish for the resource.
  public Response take(Request publish, String resource) {
    if (Event.of(publish).filter(named -> named.type().equals(event)).isEmpty())
      return publish.reply(Status.BAD_EVENT).with("Allow-Events", event);
    var wanted = publish.expires().orElse(limits.usual());
    if (!wanted.isZero() && wanted.compareTo(limits.shortest()) < 0)
      return publish
          .reply(Status.INTERVAL_TOO_BRIEF)
          .with("Min-Expires", Long.toString(limits.shortest().toSeconds()));
    var refusal = RequestCheck.contentRefusal(publish, keeper.types());
    if (refusal.isPresent()) return refusal.get();
    var granted = wanted.compareTo(limits.longest()) < 0 ? wanted : limits.longest();
    var tag = publish.header("SIP-If-Match");
    try {
      return tag.isPresent()
          ? again(publish, resource, tag.get(), granted)
          : first(publish, resource, granted);
    } catch (MalformedValue _) {
      return publish.reply(Status.BAD_REQUEST, "A body that cannot be read");
    }
  }

  private Response first(Request publish, String resource, Duration granted) {
    if (publish.bodyLength() == 0)
      return publish.reply(Status.BAD_REQUEST, "A first publication without a body");
    var state = keeper.read(publish);
    if (granted.isZero())
      return ok(publish, table.unused(), granted); // over as soon as it is there
    var made = table.add(resource, granted);
    if (made.isEmpty()) return full(publish);
    made.get().displaced().ifPresent(eldest -> keeper.drop(resource, eldest));
    if (!keeper.keep(resource, made.get().publication(), state)) {
      table.remove(resource, made.get().tag());
      return full(publish);
    }
    dropUnlessHeld(resource, made.get().publication(), made.get().tag());
    return ok(publish, made.get().tag(), granted);
  }

  private Response again(Request publish, String resource, String tag, Duration granted) {
    Optional<S> state =
        publish.bodyLength() == 0 ? Optional.empty() : Optional.of(keeper.read(publish));
    if (granted.isZero()) {
      var removed = table.remove(resource, tag);
      if (removed.isEmpty()) return publish.reply(Status.CONDITIONAL_REQUEST_FAILED);
      keeper.drop(resource, removed.get());
      return ok(publish, table.unused(), granted);
    }
    var renewed = table.renew(resource, tag, granted);
    if (renewed.isEmpty()) return publish.reply(Status.CONDITIONAL_REQUEST_FAILED);
    var publication = renewed.get().publication();
    if (state.isPresent()) {
      keeper.keep(resource, publication, state.get());
      dropUnlessHeld(resource, publication, renewed.get().tag());
    }
    return ok(publish, renewed.get().tag(), granted);
  }

  /// While it was being kept somebody else's may have displaced it.
  private void dropUnlessHeld(String resource, String publication, String tag) {
    if (!table.holds(resource, tag)) keeper.drop(resource, publication);
  }

  /// Drops those whose time is over; to be called every second or so.
  public void lapse() {
    for (var over : table.lapsed()) keeper.drop(over.resource(), over.publication());
  }

  public int size() {
    return table.size();
  }

  private static Response ok(Request publish, String tag, Duration granted) {
    return publish
        .reply(Status.OK)
        .with("SIP-ETag", tag)
        .with("Expires", Long.toString(granted.toSeconds()));
  }

  private static Response full(Request publish) {
    return publish.reply(Status.SERVICE_UNAVAILABLE).with("Retry-After", RETRY_AFTER_SECONDS);
  }
}
