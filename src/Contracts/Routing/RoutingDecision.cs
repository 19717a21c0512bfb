using System.Collections.Immutable;

namespace ContactCenter.Routing;

/// <summary>How a queue came to an agent: kept with the conversation, so that nobody has to guess afterwards (livechat/room.routing).</summary>
/// <param name="Method">The workspace's routing method then: a value of <see cref="RoutingMethods"/>.</param>
/// <param name="Reason">Why this agent, in a word: a value of <see cref="RoutingReasons"/>.</param>
/// <param name="Candidates">Who was looked at: who was asked in vain, the chosen one, then others best first; at most <see cref="CandidatesMax"/>.</param>
[GenerateSerializer, Immutable, Alias("RoutingDecision")]
public sealed record RoutingDecision(string Method, string Reason, ImmutableArray<RoutingCandidate> Candidates)
{
    public const int CandidatesMax = 10;
}

/// <param name="Serving">Conversations the agent had then.</param>
/// <param name="Capacity">Its limit then; null = none.</param>
/// <param name="Score">By what the method compares, smaller first (a whole number); null = the agent was out of the question.</param>
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

    /// <summary>A bot, and the conversation is for people.</summary>
    public const string ForPeople = "for-people";

    /// <summary>Free, and another one was better.</summary>
    public const string Behind = "behind";
    public const string SkillsMissing = "skills-missing";

    /// <summary>Had the conversation, and did not answer: asked last.</summary>
    public const string DidNotAnswer = "did-not-answer";
    public const string Full = "full";
    public const string NotAvailable = "not-available";
    public const string Refused = "refused";
}
