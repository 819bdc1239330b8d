package org.umbel.notice;

import java.util.List;
import org.umbel.domain.call.PhoneNumber;
import org.umbel.domain.notice.TextSender;

/// Several ways a text can be sent, tried in their order until one takes it. What one refuses for
/// good is not offered to the others.
///
/// @param ways at least one
public record TextWays(List<? extends TextSender> ways) implements TextSender {

  public TextWays {
    ways = List.copyOf(ways);
  }

  /// Waits as long as all of them do.
  @Override
  public Outcome send(PhoneNumber to, String sender, String text) throws InterruptedException {
    Outcome last = new Refused("there is no way to send texts", true);
    for (var way : ways) {
      last = way.send(to, sender, text);
      if (!(last instanceof Refused refused) || refused.forGood()) {
        return last;
      }
    }
    return last;
  }
}
