package org.umbel.directory.people;

import com.unboundid.ldap.sdk.Filter;
import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.SearchRequest;
import com.unboundid.ldap.sdk.SearchResult;
import com.unboundid.ldap.sdk.SearchResultEntry;
import com.unboundid.ldap.sdk.SearchScope;
import com.unboundid.ldap.sdk.controls.SimplePagedResultsControl;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// Searches for people below all bases, page by page (RFC 2696), so that neither side holds more
/// than a page. Immutable, any thread; waits for the directory.
final class PeopleSearch {
  /// A page may take longer than the answer a call waits for.
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final PeopleSettings settings;
  private final String[] attributes;

  PeopleSearch(PeopleSettings settings, String[] attributes) {
    this.settings = settings;
    this.attributes = attributes.clone();
  }

  /// Hands every person's entry to `taker`. When it throws, `taker` has seen some of them only.
  void everybody(LDAPConnection connection, Consumer<SearchResultEntry> taker)
      throws LDAPException {
    each(connection, settings.people(), taker);
  }

  /// The same for those who have changed since, see [ChangeMark].
  void changed(LDAPConnection connection, Filter since, Consumer<SearchResultEntry> taker)
      throws LDAPException {
    each(connection, Filter.and(settings.people(), since), taker);
  }

  private void each(LDAPConnection connection, Filter filter, Consumer<SearchResultEntry> taker)
      throws LDAPException {
    for (var base : settings.bases()) {
      var request = new SearchRequest(base, SearchScope.SUB, filter, attributes);
      request.setResponseTimeoutMillis(PATIENCE.toMillis());
      var next = Optional.of(new SimplePagedResultsControl(settings.page()));
      while (next.isPresent()) {
        request.setControls(next.get());
        var page = page(connection, request, base);
        Optional.ofNullable(page.getSearchEntries()).orElse(List.of()).forEach(taker);
        next = next(page);
      }
    }
  }

  private static SearchResult page(LDAPConnection connection, SearchRequest request, String base)
      throws LDAPException {
    try {
      return connection.search(request);
    } catch (LDAPException failure) {
      throw new LDAPException(
          failure.getResultCode(),
          base,
          failure.getMatchedDN(),
          failure.getReferralURLs(),
          failure.getResponseControls(),
          failure);
    }
  }

  private Optional<SimplePagedResultsControl> next(SearchResult page) throws LDAPException {
    var answer = SimplePagedResultsControl.get(page);
    return answer != null && answer.moreResultsToReturn()
        ? Optional.of(new SimplePagedResultsControl(settings.page(), answer.getCookie()))
        : Optional.empty();
  }
}
