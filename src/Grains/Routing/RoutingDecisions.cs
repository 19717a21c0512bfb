using ContactCenter.Errors;
using ContactCenter.Listing;

namespace ContactCenter.Routing;

/// <summary>Writes down a queue's choice of an agent.</summary>
internal static class RoutingDecisions
{
    /// <param name="refused">The agents who were asked before, with their refusals.</param>
    public static RoutingDecision Of(
        WaitingConversation conversation, AgentCandidate chosen, IReadOnlyList<(AgentCandidate Agent, Error Error)> refused, CandidateList others)
    {
        var comparison = others.Comparison;
        var candidates = refused.TakeLast(RoutingDecision.CandidatesMax / 2).Select(one => Candidate(comparison, one.Agent, OutcomeOf(one.Error)))
            .Append(Candidate(comparison, chosen, RoutingOutcomes.Assigned))
            .Concat(others.Free.Select(free => Candidate(comparison, free, OutcomeOf(comparison, conversation, free))))
            .Take(RoutingDecision.CandidatesMax);
        return new RoutingDecision(comparison.Method, ReasonOf(comparison, conversation, chosen), [.. candidates]);
    }

    private static string ReasonOf(CandidateComparison comparison, WaitingConversation conversation, AgentCandidate chosen)
    {
        if (comparison.Method == RoutingMethods.External) return RoutingReasons.ExternalService;
        if (chosen.UserId == conversation.PreferredAgentId) return RoutingReasons.Preferred;
        return comparison.Method == RoutingMethods.LoadRotation ? RoutingReasons.LongestWithout : RoutingReasons.FewestConversations;
    }

    private static string OutcomeOf(CandidateComparison comparison, WaitingConversation conversation, AgentCandidate free)
    {
        if (comparison.IsForPeople(free, conversation)) return RoutingOutcomes.ForPeople;
        if (!comparison.Suits(free, conversation)) return RoutingOutcomes.SkillsMissing;
        return free.UserId == conversation.AvoidedAgentId ? RoutingOutcomes.DidNotAnswer : RoutingOutcomes.Behind;
    }

    private static RoutingCandidate Candidate(CandidateComparison comparison, AgentCandidate agent, string outcome) => new(
        agent.UserId, agent.Username, agent.Serving, comparison.CapacityOf(agent),
        outcome is RoutingOutcomes.SkillsMissing or RoutingOutcomes.ForPeople ? null : comparison.ScoreOf(agent), outcome);

    private static string OutcomeOf(Error error) =>
        error == Agents.AgentErrors.AtCapacity ? RoutingOutcomes.Full
        : error == Agents.AgentErrors.Offline ? RoutingOutcomes.NotAvailable
        : RoutingOutcomes.Refused;
}
