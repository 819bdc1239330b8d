package org.umbel.domain.agent.options;

/// How offers are reported (RP-1).
///
/// @param previews whether they are
/// @param stateId the number of the state "is offered something"
/// @param stateKey its name
public record ReportOptions(boolean previews, int stateId, String stateKey, Keys keys) {

  public static final ReportOptions STANDARD =
      new ReportOptions(
          false,
          3721,
          "UCC_Preview",
          new Keys("UCC_ConnId", "UCC_UserId", "UCC_AgentId", "UCC_Reason"));

  /// Under which names the values of a report are.
  public record Keys(String connection, String user, String agent, String reason) {}
}
