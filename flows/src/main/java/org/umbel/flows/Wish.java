package org.umbel.flows;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Optional;
import org.umbel.domain.agent.Channel;
import org.umbel.domain.call.Call;
import org.umbel.domain.contact.ContactPoint;
import org.umbel.domain.interaction.ConnectionId;
import org.umbel.domain.interaction.Interaction;
import org.umbel.domain.interaction.Interactions;
import org.umbel.domain.interaction.UserData;

/// What is known of a customer who calls: the number, what the network tells, and what was known
/// where the call comes from when a worker has passed it on (KW-8).
final class Wish {
  private static final String CALLER_KEY = "USER-ID";
  private static final String HEX = ";encoding=hex";

  private final Interactions interactions;

  Wish(Interactions interactions) {
    this.interactions = interactions;
  }

  Interaction of(Call call, ContactPoint point) {
    var from = call.caller().number();
    var before = from.flatMap(interactions::of);
    var pairs = new LinkedHashMap<String, String>();
    before.ifPresent(known -> pairs.putAll(known.data().pairs()));
    from.ifPresent(number -> pairs.putIfAbsent(CALLER_KEY, number.digits()));
    point.headers().stream()
        .sorted()
        .filter(_ -> pairs.size() < UserData.MOST)
        .forEach(name -> value(call, name).ifPresent(value -> pairs.put(name, value)));
    return new Interaction(
        before.map(Interaction::id).orElseGet(ConnectionId::random),
        Channel.VOICE,
        from,
        Optional.of(point.number()),
        Optional.empty(),
        new UserData(pairs));
  }

  private static Optional<String> value(Call call, String header) {
    return call.header(header)
        .map(text -> header.equalsIgnoreCase("User-to-User") ? decoded(text) : text)
        .filter(text -> text.length() <= UserData.LONGEST_VALUE);
  }

  /// Hexadecimal digits that are text become it, RFC 7433 §4.1; everything else stays as it is.
  private static String decoded(String text) {
    var end = text.toLowerCase(Locale.ROOT).indexOf(HEX);
    var digits = end < 0 ? "" : text.substring(0, end).strip();
    if (!digits.matches("([0-9a-fA-F]{2})+")) {
      return text;
    }
    var decoded = new String(HexFormat.of().parseHex(digits), StandardCharsets.UTF_8);
    return decoded.chars().allMatch(c -> c >= ' ' && c != 0xFFFD) ? decoded : text;
  }
}
