package org.umbel.sip.locate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.random.RandomGenerator;
import org.umbel.sip.locate.DnsRecord.Srv;

/// Puts the hosts of a service into the order in which they are tried, RFC 2782: by priority, and
/// within one priority drawn by lot, each as likely as its weight.
final class SrvOrder {

  private final RandomGenerator lots;

  SrvOrder(RandomGenerator lots) {
    this.lots = lots;
  }

  List<Srv> drawn(List<Srv> records) {
    var waiting = new ArrayList<>(records);
    // Weight 0 comes first, so that it has its small chance when the lot is 0.
    waiting.sort(Comparator.comparingInt(Srv::priority).thenComparingInt(Srv::weight));
    var order = new ArrayList<Srv>(records.size());
    while (!waiting.isEmpty()) order.add(waiting.remove(draw(waiting)));
    return order;
  }

  /// The place of one of the first priority.
  private int draw(List<Srv> waiting) {
    int priority = waiting.getFirst().priority();
    int equals = 0;
    int sum = 0;
    for (var record : waiting) {
      if (record.priority() != priority) break;
      equals++;
      sum += record.weight();
    }
    int lot = lots.nextInt(sum + 1);
    int running = 0;
    for (int place = 0; place < equals; place++) {
      running += waiting.get(place).weight();
      if (running >= lot) return place;
    }
    return 0;
  }
}
