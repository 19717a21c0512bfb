using System.Collections.Immutable;

namespace ContactCenter.Routing;

/// <summary>How a queue came to an agent: kept with the conversation, so that nobody has to guess afterwards (livechat/room.routing).</summary>
/// <param name="Method">The workspace's routing method then: a value of <see cref="RoutingMethods"/>.</param>
/// <param name="Reason">Why this agent, in a word: a value of <see cref="RoutingReasons"/>.</param>
/// <param name="Candidates">Who was looked at, best first, at most <see cref="CandidatesMax"/>.</param>
[GenerateSerializer, Immutable, Alias("RoutingDecision")]
public sealed record RoutingDecision(string Method, string Reason, ImmutableArray<RoutingCandidate> Candidates)
{
    public const int CandidatesMax = 20;
}

/// <param name="Serving">Conversations the agent had then.</param>
/// <param name="Capacity">Its limit then; null = none.</param>
/// <param name="Score">By what the method compares, smaller first (a whole number); null = the agent was out of the question.</param>
/// <param name="Outcome">"assigned", or why not.</param>
[GenerateSerializer, Immutable, Alias("RoutingCandidate")]
public sealed record RoutingCandidate(string AgentId, string Username, int Serving, int? Capacity, long? Score, string Outcome);

/// <summary>The values of <see cref="RoutingDecision.Reason"/>.</summary>
public static class RoutingReasons
{
    public const string ContactManager = "contact-manager";
    public const string LastChatted = "last-chatted-agent";
    public const string Preferred = "preferred-agent";
    public const string FewestConversations = "fewest-conversations";
}
