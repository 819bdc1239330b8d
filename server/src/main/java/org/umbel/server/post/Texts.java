package org.umbel.server.post;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.umbel.domain.health.Neighbour;
import org.umbel.domain.notice.TextSender;
import org.umbel.flows.LampKeeper;
import org.umbel.flows.News;
import org.umbel.flows.Notifier;
import org.umbel.notice.TextWays;
import org.umbel.notice.http.HttpGateway;
import org.umbel.notice.smpp.SmppLink;
import org.umbel.server.config.SmsSettings;
import org.umbel.server.premises.Premises;
import org.umbel.store.notice.FileNoticeBook;

/// Who brings texts to mobile phones.
///
/// @param senders none when nobody does
record Texts(List<TextSender> senders, List<Neighbour> neighbours) {

  static Texts open(Premises premises) {
    var sms = premises.configuration().sms();
    var senders = new ArrayList<TextSender>();
    var neighbours = new ArrayList<Neighbour>();
    for (var centre : sms.map(SmsSettings::centres).orElse(List.of())) {
      var link = premises.opened().add(SmppLink.start(SmsTerms.server(centre)));
      senders.add(link);
      neighbours.add(link);
    }
    sms.flatMap(SmsSettings::gateway)
        .map(gateway -> premises.opened().add(new HttpGateway(SmsTerms.gateway(gateway))))
        .ifPresent(gateway -> {
          senders.add(gateway);
          neighbours.add(gateway);
        });
    return new Texts(senders, neighbours);
  }

  /// Tells people of new messages; empty where nobody brings texts.
  Optional<Notifier> notifier(Premises premises, News news) {
    return premises
        .configuration()
        .sms()
        .map(sms ->
            premises
                .opened()
                .add(
                    new Notifier(
                        news,
                        new FileNoticeBook(premises.data("notices")),
                        new TextWays(senders),
                        new Notifier.Terms(sms.sender(), sms.giveUpAfter()),
                        LampKeeper.Patience.REAL)));
  }
}
