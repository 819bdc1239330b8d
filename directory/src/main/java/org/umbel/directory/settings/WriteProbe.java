package org.umbel.directory.settings;

import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.Modification;
import com.unboundid.ldap.sdk.ModificationType;
import com.unboundid.ldap.sdk.ResultCode;
import java.util.Optional;
import java.util.UUID;
import org.umbel.directory.connect.Connections;
import org.umbel.directory.connect.Words;
import org.umbel.directory.people.DirectoryPeople;
import org.umbel.directory.settings.Writability.ReadOnly;
import org.umbel.directory.settings.Writability.Unknown;
import org.umbel.directory.settings.Writability.Writable;

/// Finds out whether settings can be written (LD-3), and changes nothing: it asks that a value go
/// which is not there. Directories look at the rights before they look for the value, so that one
/// that misses it would have let it go. Rights differ by units, so somebody of each is tried.
///
/// Safe for all threads; waits for the directory.
public final class WriteProbe {
  private static final int MOST_UNITS = 20;

  private final Connections connections;
  private final DirectoryPeople people;
  private final String attribute;

  public WriteProbe(Connections connections, DirectoryPeople people, AttributeForm form) {
    this.connections = connections;
    this.people = people;
    attribute = form.attribute();
  }

  public Writability look() {
    var tried = people.oneOfEachUnit(MOST_UNITS);
    if (tried.isEmpty()) {
      return new Unknown("nobody is known whose " + attribute + " could be tried");
    }
    for (var dn : tried) {
      try {
        connections.use((connection, _) -> connection.modify(dn, absent()));
      } catch (LDAPException told) {
        if (!told.getResultCode().equals(ResultCode.NO_SUCH_ATTRIBUTE)) {
          return no(dn, told);
        }
      }
    }
    return inSchema()
        ? new Writable(attribute + " can be written")
        : new ReadOnly("there is no attribute " + attribute + " in the directory's schema");
  }

  /// Some directories say that a value is missing when they have never heard of the attribute. One
  /// that does not show its schema is believed.
  private boolean inSchema() {
    try {
      var schema = connections.use((connection, _) -> Optional.ofNullable(connection.getSchema()));
      return schema.isEmpty()
          || schema.get().getAttributeTypes().isEmpty()
          || schema.get().getAttributeType(attribute) != null;
    } catch (LDAPException hidden) {
      return true;
    }
  }

  private Modification absent() {
    return new Modification(ModificationType.DELETE, attribute, "umbel-probe-" + UUID.randomUUID());
  }

  private Writability no(String dn, LDAPException told) {
    return forbids(told)
        ? new ReadOnly(attribute + " of " + dn + " cannot be written: " + Words.of(told))
        : new Unknown("whether " + attribute + " can be written is not known: " + Words.of(told));
  }

  /// Whether the same would be refused at any time, because the rights, the schema or the server
  /// are not made for it.
  static boolean forbids(LDAPException refused) {
    return switch (refused.getResultCode().intValue()) {
      case ResultCode.INSUFFICIENT_ACCESS_RIGHTS_INT_VALUE,
          ResultCode.UNDEFINED_ATTRIBUTE_TYPE_INT_VALUE,
          ResultCode.OBJECT_CLASS_VIOLATION_INT_VALUE,
          ResultCode.UNWILLING_TO_PERFORM_INT_VALUE,
          ResultCode.REFERRAL_INT_VALUE ->
          true;
      default -> false;
    };
  }
}
