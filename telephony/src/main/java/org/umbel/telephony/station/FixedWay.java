package org.umbel.telephony.station;

import java.util.Optional;
import org.umbel.sip.OutgoingRequest;
import org.umbel.sip.message.Method;
import org.umbel.sip.message.NameAddr;
import org.umbel.telephony.station.Station.Address;

/// The way to a phone that does not register.
public record FixedWay(Address address) implements Way {
  @Override
  public Optional<String> line() {
    return address.line();
  }

  @Override
  public OutgoingRequest request(Method method, NameAddr from) {
    return OutgoingRequest.of(method, address.uri(), from);
  }

  @Override
  public boolean byProxy() {
    return address.byProxy();
  }

  @Override
  public String label() {
    return address.uri().toString();
  }
}
