package org.umbel.telephony.presence;

import java.util.List;
import java.util.Optional;
import org.umbel.domain.person.Extension;
import org.umbel.sip.event.EventPackage.News;
import org.umbel.sip.event.EventPackage.Teller;
import org.umbel.sip.message.Request;
import org.umbel.sip.message.Response;
import org.umbel.sip.message.SipUri;
import org.umbel.sip.presence.ListState;
import org.umbel.sip.presence.ListState.Active;
import org.umbel.sip.presence.ListState.Instance;
import org.umbel.sip.presence.ListState.Member;
import org.umbel.sip.presence.ListState.Pending;
import org.umbel.sip.presence.ListState.Terminated;

/// Tells one watcher of the people of a list, RFC 4662. Who is unknown or may not be seen is a
/// terminated member of it; the others are told all the same.
final class ListTeller implements Teller {
  private final Watched watched;
  private final SipUri list;
  private final List<Named> members;
  private final Extension watcher;
  private int version; // of the next NOTIFY; they come one after the other

  /// @param member as it is written in the list
  /// @param person empty when nobody has that name
  record Named(String member, Optional<Extension> person) {}

  ListTeller(Watched watched, SipUri list, List<String> members, Extension watcher) {
    this.watched = watched;
    this.list = list;
    this.watcher = watcher;
    this.members =
        members.stream().map(member -> new Named(member, watched.person(member))).toList();
  }

  List<String> resources() {
    return members.stream()
        .flatMap(member -> member.person().stream())
        .map(Extension::digits)
        .distinct()
        .toList();
  }

  @Override
  public Response accepted(Response ok) {
    return ok.with("Require", ListState.OPTION);
  }

  @Override
  public Request describe(Request notify, News news) {
    var told =
        members.stream()
            .filter(member -> news.everything() || changed(member, news))
            .map(this::member)
            .toList();
    var state = new ListState(list.toString(), version, news.everything(), told);
    version++;
    return notify.with("Require", ListState.OPTION).withBody(ListState.TYPE, state.write());
  }

  private static boolean changed(Named member, News news) {
    return member.person().map(Extension::digits).filter(news.changed()::contains).isPresent();
  }

  private Member member(Named member) {
    var uri = list.withUser(member.member()).toString();
    return new Member(
        uri,
        member.person().flatMap(watched::name),
        member
            .person()
            .map(person -> instance(uri, person))
            .orElseGet(() -> new Terminated("noresource")));
  }

  private Instance instance(String uri, Extension person) {
    return switch (watched.leave(person, watcher)) {
      case GIVEN ->
          new Active(Documents.of(uri, PersonTeller.TUPLE, watched.presence(person, watcher)));
      case OPEN -> new Pending();
      case REFUSED -> new Terminated("rejected");
      case NOTHING_THERE -> new Terminated("noresource");
    };
  }
}
