using System.Collections.Immutable;

namespace ContactCenter.Routing;

/// <summary>A queue's choice of an agent. It is kept with the conversation, so that nobody has to guess later (livechat/room.routing).</summary>
/// <param name="Method">The workspace's routing method at that time: a value of <see cref="RoutingMethods"/>.</param>
/// <param name="Reason">The reason for this agent: a value of <see cref="RoutingReasons"/>.</param>
/// <param name="Candidates">
/// The agents that were looked at: those who were asked in vain, the chosen one, then others best first; at most
/// <see cref="CandidatesMax"/>.
/// </param>
[GenerateSerializer, Immutable, Alias("RoutingDecision")]
public sealed record RoutingDecision(string Method, string Reason, ImmutableArray<RoutingCandidate> Candidates)
{
    public const int CandidatesMax = 10;
}

/// <param name="Serving">Conversations that the agent had then.</param>
/// <param name="Capacity">The agent's limit then; null = none.</param>
/// <param name="Score">The number by which the method compares, smaller first; null = the agent was out of the question.</param>
/// <param name="Outcome">One of <see cref="RoutingOutcomes"/>.</param>
[GenerateSerializer, Immutable, Alias("RoutingCandidate")]
public sealed record RoutingCandidate(string AgentId, string Username, int Serving, int? Capacity, long? Score, string Outcome);

/// <summary>The values of <see cref="RoutingDecision.Reason"/>.</summary>
public static class RoutingReasons
{
    public const string ContactManager = "contact-manager";
    public const string LastChatted = "last-chatted-agent";
    public const string AskedFor = "asked-for";
    public const string Bot = "bot";
    public const string Preferred = "preferred-agent";
    public const string FewestConversations = "fewest-conversations";
    public const string LongestWithout = "longest-without-conversation";
    public const string ExternalService = "external-service";
}

/// <summary>The values of <see cref="RoutingCandidate.Outcome"/>.</summary>
public static class RoutingOutcomes
{
    public const string Assigned = "assigned";

    /// <summary>The agent is a bot, and the conversation is for people.</summary>
    public const string ForPeople = "for-people";

    /// <summary>The agent was free, and another one was better.</summary>
    public const string Behind = "behind";
    public const string SkillsMissing = "skills-missing";

    /// <summary>The agent had the conversation and did not answer, so it is asked last.</summary>
    public const string DidNotAnswer = "did-not-answer";
    public const string Full = "full";
    public const string NotAvailable = "not-available";
    public const string Refused = "refused";
}
