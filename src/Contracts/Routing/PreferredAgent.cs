using ContactCenter.Parties;

namespace ContactCenter.Routing;

/// <summary>The agent who is asked first, and the reason.</summary>
/// <param name="Reason">One of <see cref="RoutingReasons"/>.</param>
[GenerateSerializer, Immutable, Alias("PreferredAgent")]
public sealed record PreferredAgent(AgentReference Agent, string Reason);
