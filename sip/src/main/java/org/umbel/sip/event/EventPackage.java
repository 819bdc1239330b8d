package org.umbel.sip.event;

import java.util.Optional;
import java.util.Set;
import org.umbel.sip.IncomingRequest;
import org.umbel.sip.message.Request;
import org.umbel.sip.message.Response;

/// One kind of event and who may follow it, RFC 6665 §5. Called on virtual threads and may block.
public interface EventPackage {

  /// As in the Event header, such as `message-summary`.
  String name();

  /// Decides about a new SUBSCRIBE, which asks for this package and a permitted time.
  Admission admit(IncomingRequest subscribe);

  /// What [#admit] has decided.
  sealed interface Admission {}

  /// @param resources what is followed, in words of the application, such as a mailbox; several for
  ///   a list
  /// @param subscriber who follows, in words of the application, of whom there may be only so many
  ///   subscriptions; empty where nobody counts them
  /// @param teller tells this subscriber
  record Granted(Set<String> resources, Optional<String> subscriber, Teller teller)
      implements Admission {
    public Granted {
      resources = Set.copyOf(resources);
    }

    public Granted(Set<String> resources, Teller teller) {
      this(resources, Optional.empty(), teller);
    }

    public Granted(String resource, Teller teller) {
      this(Set.of(resource), teller);
    }
  }

  /// @param response such as 403 or 404
  record Denied(Response response) implements Admission {}

  /// What one subscriber is told. Called on virtual threads, one call after the other.
  interface Teller {

    /// Puts the present state into a NOTIFY. Called just before it is sent, so that a peer that is
    /// slow gets the newest state and no outdated ones.
    Request describe(Request notify, News news);

    /// Whether the subscriber may know the state now; asked before each NOTIFY.
    default Leave leave() {
      return Leave.GIVEN;
    }

    /// Completes the 2xx to the SUBSCRIBE.
    default Response accepted(Response ok) {
      return ok;
    }
  }

  /// What a subscriber has not been told yet.
  ///
  /// @param everything the subscription is new or was refreshed, so that all is to be told
  /// @param changed the resources that have changed; means little when everything is told
  record News(boolean everything, Set<String> changed) {}

  /// Whether somebody may know what was asked for.
  enum Leave {
    GIVEN,
    /// Nobody has decided yet; the subscription is `pending` and tells nothing.
    OPEN,
    /// The subscription ends with `rejected`.
    REFUSED,
    /// The subscription ends with `noresource`.
    NOTHING_THERE
  }
}
