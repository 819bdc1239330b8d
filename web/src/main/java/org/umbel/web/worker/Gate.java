package org.umbel.web.worker;

import io.helidon.http.Headers;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.umbel.domain.person.Extension;
import org.umbel.domain.person.Role;

/// Finds out who sends a request. Whoever may not is answered by the gate.
public interface Gate {

  /// An answer to a person with an extension.
  @FunctionalInterface
  interface PersonServed {
    void serve(Extension person, ServerRequest request, ServerResponse response);
  }

  /// An answer to an account.
  @FunctionalInterface
  interface AccountServed {
    void serve(String name, ServerRequest request, ServerResponse response);
  }

  /// Somebody who has logged in.
  ///
  /// @param stillIn whether the login goes on; asking counts as using it
  /// @param token which forms must bring back
  record Visitor(Who who, String token, BooleanSupplier stillIn) {
    public sealed interface Who {
      record Person(Extension extension) implements Who {}

      record Agent(String name) implements Who {}

      record Other() implements Who {}
    }
  }

  Handler person(PersonServed next);

  Handler account(Role role, AccountServed next);

  /// The account that these headers name by cookie or token, if it has this role.
  ///
  /// @return its name
  Optional<String> official(Headers headers, Role role);

  /// Whose login these headers name, by cookie or token.
  Optional<Visitor> visitor(Headers headers);
}
