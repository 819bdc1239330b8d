package org.umbel.sip.transport;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;

/// Who may speak to an endpoint at all, by address: everyone or nobody, but for the exceptions.
///
/// @param everyone whether those who are no exception are let in
/// @param exceptions who is treated the other way
public record AccessList(boolean everyone, List<Subnet> exceptions) {

  /// Lets everyone in.
  public static final AccessList EVERYONE = new AccessList(true, List.of());

  /// Lets nobody in.
  public static final AccessList NOBODY = new AccessList(false, List.of());

  public AccessList {
    exceptions = List.copyOf(exceptions);
  }

  /// The same list with one exception more.
  ///
  /// @param subnet as [Subnet#parse] reads it
  /// @throws IllegalArgumentException when that is no address or subnet
  public AccessList except(String subnet) {
    var more = new ArrayList<>(exceptions);
    more.add(Subnet.parse(subnet));
    return new AccessList(everyone, more);
  }

  public boolean permits(InetAddress address) {
    if (exceptions.isEmpty()) return everyone;
    for (var exception : exceptions) if (exception.contains(address)) return !everyone;
    return everyone;
  }
}
