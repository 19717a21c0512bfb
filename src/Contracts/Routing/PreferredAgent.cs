using ContactCenter.Parties;

namespace ContactCenter.Routing;

/// <summary>Who is asked first, and why.</summary>
/// <param name="Reason">One of <see cref="RoutingReasons"/>.</param>
[GenerateSerializer, Immutable, Alias("PreferredAgent")]
public sealed record PreferredAgent(AgentReference Agent, string Reason);
