using System.Collections.Immutable;
using ContactCenter.Agents;
using ContactCenter.Conversations;
using ContactCenter.Directory;
using ContactCenter.Errors;
using ContactCenter.Journal;
using ContactCenter.Workspace;
using Microsoft.Extensions.Logging;

namespace ContactCenter.Routing;

/// <inheritdoc cref="IQueueGrain"/>
/// <remarks>
/// Waking only notes that something changed; matching runs beside it, one round at a time, so no caller ever waits for a match and no
/// agent that calls here can wait for itself.
/// </remarks>
public sealed partial class QueueGrain(
    IDirectory directory, IWorkspaceConfiguration workspace, IExternalRouting external, TimeProvider time, ILogger<QueueGrain> logger)
    : Grain, IQueueGrain
{
    private const int MaxConversationsPerRound = 100;

    /// <summary>With skills the first in the line may suit nobody who is free, and must not hide those behind them.</summary>
    private const int MaxConversationsBySkillsPerRound = 1_000;
    private const int MaxCandidatesPerRound = 1_000;
    private const int MaxExternalQuestionsAtOnce = 8;
    private const int MaxOffersAtOnce = 16;

    private bool _changed;
    private bool _isMatching;

    private string? DepartmentId => this.GetPrimaryKeyString() is var key && key == IQueueGrain.Public ? null : key;

    public Task Wake()
    {
        _changed = true;
        if (!_isMatching) _ = MatchAsync();
        return Task.CompletedTask;
    }

    private async Task MatchAsync()
    {
        _isMatching = true;
        try
        {
            while (_changed)
            {
                _changed = false;
                await MatchOnceAsync(workspace.Current);
            }
        }
        catch (Exception exception)
        {
            // Nothing is lost: who waits is in the directory, and the queue is woken again regularly.
            LogRoundFailed(logger, this.GetPrimaryKeyString(), exception);
        }
        finally
        {
            _isMatching = false;
        }
    }

    private async Task MatchOnceAsync(WorkspaceSnapshot settings)
    {
        var method = settings.SettingText("Livechat_Routing_Method");
        if (method == RoutingMethods.Manual) await OfferToAllAsync(Comparison(settings, method), settings);
        var botsFirst = settings.SettingIsOn(PreferredAgents.BotsFirst);
        if (method == RoutingMethods.Manual && !botsFirst) return;
        // Agents first: while everybody is full, a long line costs nothing.
        var comparison = Comparison(settings, method);
        ImmutableArray<AgentCandidate> bots = botsFirst ? await FreeAsync(comparison, Roles.Bot) : [];
        var free = method == RoutingMethods.Manual ? bots : await FreeAsync(comparison, null);
        var candidates = new CandidateList(free, comparison with { BotIds = [.. bots.Select(bot => bot.UserId)] });
        if (candidates.IsEmpty) return;

        var limit = comparison.BySkills ? MaxConversationsBySkillsPerRound : MaxConversationsPerRound;
        var waiting = await directory.ListWaitingAsync(DepartmentId, QueueOrders.Of(settings), limit);
        var assigned = method == RoutingMethods.External
            ? await AskOutsideAsync(waiting, candidates)
            : await AssignAsync(waiting, candidates);
        // Another round only after progress, or what nobody may take would be tried for ever.
        if (waiting.Length == limit && assigned > 0 && !candidates.IsEmpty) _changed = true;
    }

    /// <summary>Nobody is given anything here, so what waits for an agent who cannot take it would be seen by nobody else, for ever.</summary>
    private async Task OfferToAllAsync(CandidateComparison comparison, WorkspaceSnapshot settings)
    {
        var waiting = await directory.ListWaitingAsync(DepartmentId, QueueOrders.Of(settings), MaxConversationsBySkillsPerRound);
        var asked = waiting.Where(conversation => conversation.PreferredAgentId is not null).ToList();
        if (asked.Count == 0) return;
        var free = (await FreeAsync(comparison, null)).Select(agent => agent.UserId).ToHashSet(StringComparer.Ordinal);
        foreach (var conversation in asked.Where(conversation => !free.Contains(conversation.PreferredAgentId!)))
        {
            var context = new CommandContext($"offer-to-all/{time.GetUtcNow().UtcTicks}", Actors.System);
            await GrainFactory.GetGrain<IConversationGrain>(conversation.RoomId).OfferToAll(context, conversation.PreferredAgentId!);
        }
    }

    private Task<ImmutableArray<AgentCandidate>> FreeAsync(CandidateComparison comparison, string? role) => directory.ListCandidatesAsync(
        comparison.Method == RoutingMethods.External ? null : DepartmentId, comparison.DefaultCapacity, MaxCandidatesPerRound, role);

    private CandidateComparison Comparison(WorkspaceSnapshot settings, string method)
    {
        var agents = DepartmentId is { } id && settings.Departments.TryGetValue(id, out var department) ? department.Agents : [];
        return new CandidateComparison(
            method, AgentRules.DefaultCapacity(DepartmentId, settings),
            agents.ToImmutableDictionary(agent => agent.AgentId, agent => agent.Order),
            method != RoutingMethods.External && settings.SettingIsOn("Omnichannel_skill_routing"));
    }

    /// <summary>
    /// Several are offered at once, or slots that came free together would be filled one after another. Each is chosen as if those before it
    /// had been accepted; whoever is refused goes on first.
    /// </summary>
    /// <returns>How many were assigned.</returns>
    private async Task<int> AssignAsync(ImmutableArray<WaitingConversation> waiting, CandidateList candidates)
    {
        var assigned = 0;
        var line = new LinkedList<Offer>(waiting.Select(conversation => new Offer(conversation)));
        while (TakeOffers(line, candidates) is { Count: > 0 } offers)
        {
            var errors = await Task.WhenAll(offers.Select(OfferAsync));
            foreach (var (offer, error) in offers.Zip(errors).Reverse())
            {
                if (error is null) assigned++;
                else if (IsNotForAnybody(error)) candidates.GiveBack(offer.Candidate!);
                else
                {
                    candidates.Exclude(offer.Candidate!.UserId);
                    line.AddFirst(new Offer(offer.Conversation) { Refused = offer.Refused.Add((offer.Candidate, error)) });
                }
            }
        }

        return assigned;
    }

    private List<Offer> TakeOffers(LinkedList<Offer> line, CandidateList candidates)
    {
        var offers = new List<Offer>();
        while (offers.Count < MaxOffersAtOnce && !candidates.IsEmpty && line.First is { Value: var next })
        {
            line.RemoveFirst();
            if (candidates.TakeBest(next.Conversation) is not { } candidate) continue;
            offers.Add(next with { Candidate = candidate, Decision = RoutingDecision.Of(next.Conversation, candidate, next.Refused, candidates) });
            candidates.PutBack(candidate with { Serving = candidate.Serving + 1, LastAssignedAt = time.GetUtcNow() });
        }

        return offers;
    }

    /// <summary>The service is asked for several at once; the first question that it does not answer ends the round, for it is asked again regularly.</summary>
    private async Task<int> AskOutsideAsync(ImmutableArray<WaitingConversation> waiting, CandidateList candidates)
    {
        var assigned = 0;
        foreach (var conversations in waiting.Chunk(MaxExternalQuestionsAtOnce))
        {
            var choices = await Task.WhenAll(conversations.Select(conversation => external.ChooseAsync(conversation.DepartmentId)));
            foreach (var (conversation, choice) in conversations.Zip(choices))
            {
                if (choice is null || candidates.Take(choice) is not { } chosen) continue;
                var offer = new Offer(conversation) { Candidate = chosen, Decision = RoutingDecision.Of(conversation, chosen, [], candidates) };
                var error = await OfferAsync(offer);
                if (error is null) assigned++;
                if (error is null) candidates.PutBack(chosen with { Serving = chosen.Serving + 1, LastAssignedAt = time.GetUtcNow() });
                else if (IsNotForAnybody(error)) candidates.PutBack(chosen);
            }

            if (candidates.IsEmpty || choices.Contains(null)) break;
        }

        return assigned;
    }

    /// <returns>Null: assigned. Else why not.</returns>
    private async Task<Error?> OfferAsync(Offer offer)
    {
        var roomId = offer.Conversation.RoomId;
        var context = new CommandContext($"offer/{roomId}/{time.GetUtcNow().UtcTicks}", Actors.System);
        try
        {
            await GrainFactory.GetGrain<IAgentGrain>(offer.Candidate!.UserId).Take(new TakeConversation(context, roomId, AssignmentReason.Routed)
            {
                DepartmentId = offer.Conversation.DepartmentId, Decision = offer.Decision,
            });
            return null;
        }
        catch (ContactCenterException exception)
        {
            return exception.Error;
        }
    }

    /// <summary>The conversation is taken, over, or waits for somebody to say who it is: that says nothing about the agent.</summary>
    private static bool IsNotForAnybody(Error error) =>
        error == ConversationErrors.InquiryTaken || error == ConversationErrors.InquiryNotFound
        || error == ConversationErrors.UnknownContact || error == ConversationErrors.UnverifiedContact;

    [LoggerMessage(Level = LogLevel.Warning, Message = "A round of queue {Queue} failed")]
    private static partial void LogRoundFailed(ILogger logger, string queue, Exception exception);

    /// <summary>A conversation on its way to an agent.</summary>
    private sealed record Offer(WaitingConversation Conversation)
    {
        public AgentCandidate? Candidate { get; init; }

        public RoutingDecision? Decision { get; init; }

        /// <summary>Who was asked before, and what it said.</summary>
        public ImmutableList<(AgentCandidate Agent, Error Error)> Refused { get; init; } = [];
    }
}
