namespace ContactCenter.Parties;

/// <summary>A user as conversations show it.</summary>
[GenerateSerializer, Immutable, Alias("AgentReference")]
public sealed record AgentReference(string UserId, string Username, string? Name = null);
