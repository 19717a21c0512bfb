using System.Collections.Immutable;
using ContactCenter.Agents;
using ContactCenter.Conversations;
using ContactCenter.Errors;
using ContactCenter.Journal;
using ContactCenter.Listing;
using ContactCenter.Workspace;
using Microsoft.Extensions.Logging;

namespace ContactCenter.Routing;

/// <inheritdoc cref="IQueueGrain"/>
/// <remarks>
/// Waking only notes that something changed. Matching runs beside it, one round at a time, so no caller waits for a match and no agent that
/// calls here can wait for itself. A round does not wait for its offers: conversations that come meanwhile are offered by the next round.
/// </remarks>
internal sealed partial class QueueGrain(
    IQueueDirectory queueDirectory, IDepartmentDirectory departmentDirectory, IAgentAvailability agentAvailability, IWorkspaceConfiguration workspace,
    IExternalRouting external, TimeProvider time, ILogger<QueueGrain> logger)
    : Grain, IQueueGrain
{
    private const int MaxConversationsPerRound = 100;

    /// <summary>
    /// The most conversations of a round with skill routing: the first in the line may suit no free agent and must not hide those behind
    /// them.
    /// </summary>
    private const int MaxConversationsBySkillsPerRound = 1_000;
    private const int MaxCandidatesPerRound = 1_000;
    private const int MaxExternalQuestionsAtOnce = 8;

    /// <summary>The most offers at once: enough that agents who do not answer, because their silo is gone, do not hold up those who do.</summary>
    private const int MaxOffersAtOnce = 64;

    private readonly QueueOffers _offers = new();

    private bool _changed;

    /// <summary>
    /// True if the last round left conversations waiting that could be offered when an offer ends: another agent may be free then, or a
    /// slot be counted right.
    /// </summary>
    private bool _wantsMore;
    private bool _isMatching;

    private string? DepartmentId => this.GetPrimaryKeyString() is var key && key == IQueueGrain.Public ? null : key;

    public Task Wake()
    {
        _offers.ForgetRefusals();
        Match();
        return Task.CompletedTask;
    }

    private void Match()
    {
        _changed = true;
        if (!_isMatching) _ = MatchAsync();
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
        if (await IsGoneAsync(settings))
        {
            await MoveOnAsync(settings);
            return;
        }

        var method = settings.SettingText("Livechat_Routing_Method");
        if (method == RoutingMethods.Manual) await OfferToAllAsync(Comparison(settings, method), settings);
        var botsFirst = settings.SettingIsOn(PreferredAgents.BotsFirst);
        if (method == RoutingMethods.Manual && !botsFirst) return;
        // Agents first: while everybody is full, a long line costs nothing.
        var comparison = Comparison(settings, method);
        var underWay = _offers.UnderWay;
        ImmutableArray<AgentCandidate> bots = botsFirst ? await FreeAsync(comparison, Roles.Bot) : [];
        var free = method == RoutingMethods.Manual ? bots : await FreeAsync(comparison, null);
        _wantsMore = false;
        if (free.IsEmpty) return;

        comparison = comparison with { BotIds = [.. bots.Select(bot => bot.UserId)] };
        var limit = comparison.BySkills ? MaxConversationsBySkillsPerRound : MaxConversationsPerRound;
        var waiting = await queueDirectory.ListWaitingAsync(DepartmentId, QueueOrdering.Of(settings), limit);
        if (method == RoutingMethods.External)
        {
            var candidates = new CandidateList(free, comparison);
            // Another round only after progress, or what nobody may take would be tried for ever.
            if (await AskOutsideAsync(waiting, candidates) > 0 && waiting.Length == limit && !candidates.IsEmpty) _changed = true;
        }
        else
        {
            var line = _offers.Open(waiting, underWay);
            var offered = Offer(line, _offers.Candidates(free, comparison, underWay));
            _wantsMore = offered < line.Count || waiting.Length == limit;
        }
    }

    /// <summary>
    /// Tells whether the department is deleted, archived or switched off. This process's copy may lag behind a new department, so the
    /// directory decides.
    /// </summary>
    private async Task<bool> IsGoneAsync(WorkspaceSnapshot settings)
    {
        if (DepartmentId is not { } id || settings.Departments.GetValueOrDefault(id) is { IsOpen: true }) return false;
        return await departmentDirectory.FindDepartmentAsync(id) is not { IsOpen: true };
    }

    /// <summary>Moves conversations of a department that is gone to its fallback, or else to the public queue. They keep their place in the line.</summary>
    private async Task MoveOnAsync(WorkspaceSnapshot settings)
    {
        var waiting = await queueDirectory.ListWaitingAsync(DepartmentId, QueueOrdering.Of(settings), MaxConversationsPerRound);
        var target = await FallbackAsync(settings);
        var moved = 0;
        foreach (var conversation in waiting)
        {
            var context = CommandContext.OfSystem("moved-on", conversation.RoomId, $"{time.GetUtcNow().UtcTicks}").AsNew();
            try
            {
                await GrainFactory.GetGrain<IConversationGrain>(conversation.RoomId).TransferToQueue(new TransferToQueue(
                    context, new MessageSender(MessageSender.System, "", "", null), TransferScopes.Department, target, null, null)
                {
                    RequiredDepartmentId = DepartmentId,
                });
                moved++;
            }
            catch (Exception failure)
            {
                LogNotMoved(logger, conversation.RoomId, failure is ContactCenterException refused ? refused.Error.Text : failure.GetType().Name);
            }
        }

        // Another round only after progress, or what cannot be moved would be tried without a pause.
        if (moved > 0 && waiting.Length == MaxConversationsPerRound) _changed = true;
    }

    /// <summary>Finds the fallback. The configuration knows nothing of a department that was deleted, but its own grain does.</summary>
    private async Task<string?> FallbackAsync(WorkspaceSnapshot settings) => settings.Departments.ContainsKey(DepartmentId!)
        ? FallbackFrom(DepartmentId, settings)
        : FallbackFrom(await GrainFactory.GetGrain<IDepartmentGrain>(DepartmentId!).FindFallback(), settings);

    private string? FallbackFrom(string? id, WorkspaceSnapshot settings)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        while (id is not null && seen.Add(id) && settings.Departments.GetValueOrDefault(id) is { } department)
        {
            if (department.IsOpen && id != DepartmentId) return id;
            id = department.Profile.FallbackDepartmentId;
        }

        return null;
    }

    /// <summary>
    /// Offers conversations to the whole queue when the agent who was asked first is not free. With manual routing nobody is assigned, so
    /// nobody else would ever see them.
    /// </summary>
    private async Task OfferToAllAsync(CandidateComparison comparison, WorkspaceSnapshot settings)
    {
        var waiting = await queueDirectory.ListWaitingAsync(DepartmentId, QueueOrdering.Of(settings), MaxConversationsBySkillsPerRound);
        var asked = waiting.Where(conversation => conversation.PreferredAgentId is not null).ToList();
        if (asked.Count == 0) return;
        var free = (await FreeAsync(comparison, null)).Select(agent => agent.UserId).ToHashSet(StringComparer.Ordinal);
        foreach (var conversation in asked.Where(conversation => !free.Contains(conversation.PreferredAgentId!)))
        {
            var context = CommandContext.OfSystem("offer-to-all", $"{time.GetUtcNow().UtcTicks}").AsNew();
            try
            {
                await GrainFactory.GetGrain<IConversationGrain>(conversation.RoomId).OfferToAll(context, conversation.PreferredAgentId!);
            }
            catch (Exception failure)
            {
                LogNotMoved(logger, conversation.RoomId, failure is ContactCenterException refused ? refused.Error.Text : failure.GetType().Name);
            }
        }
    }

    private Task<ImmutableArray<AgentCandidate>> FreeAsync(CandidateComparison comparison, string? role) => agentAvailability.ListCandidatesAsync(
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
    /// Offers conversations, several at once: slots that came free together would otherwise be filled one after another. Each agent is
    /// chosen as if the offers before had been accepted.
    /// </summary>
    /// <returns>The number of offers made.</returns>
    private int Offer(IReadOnlyList<WaitingConversation> line, CandidateList candidates)
    {
        var offered = 0;
        foreach (var conversation in line)
        {
            if (_offers.Count >= MaxOffersAtOnce || candidates.IsEmpty) break;
            if (candidates.TakeBest(conversation) is not { } candidate) continue;
            var decision = RoutingDecisions.Of(conversation, candidate, _offers.RefusalsOf(conversation.RoomId), candidates);
            var offer = new QueueOffer(conversation, candidate, decision, time.GetUtcNow());
            candidates.PutBack(candidate with { Serving = candidate.Serving + 1, LastAssignedAt = offer.At });
            _offers.Begin(offer);
            _ = SeeThroughAsync(offer);
            offered++;
        }

        return offered;
    }

    private async Task SeeThroughAsync(QueueOffer offer)
    {
        Error? error = CommonErrors.Unavailable;
        try
        {
            error = await OfferAsync(offer);
        }
        catch (Exception exception)
        {
            // The agent's own commit decides whether it has the conversation; if not, it still waits and is offered to another one.
            LogOfferFailed(logger, offer.Conversation.RoomId, offer.Candidate.UserId, exception);
        }

        _offers.End(offer, error);
        if (error is not null || _wantsMore) Match();
    }

    /// <summary>
    /// Asks the service outside for several conversations at once. The first question that it does not answer ends the round, as it is
    /// asked again regularly.
    /// </summary>
    private async Task<int> AskOutsideAsync(ImmutableArray<WaitingConversation> waiting, CandidateList candidates)
    {
        var assigned = 0;
        foreach (var conversations in waiting.Chunk(MaxExternalQuestionsAtOnce))
        {
            var choices = await Task.WhenAll(conversations.Select(conversation => external.ChooseAsync(conversation.DepartmentId)));
            foreach (var (conversation, choice) in conversations.Zip(choices))
            {
                if (choice is null || candidates.Take(choice) is not { } chosen) continue;
                var offer = new QueueOffer(conversation, chosen, RoutingDecisions.Of(conversation, chosen, [], candidates), time.GetUtcNow());
                var error = await OfferAsync(offer);
                if (error is null) assigned++;
                if (error is null) candidates.PutBack(chosen with { Serving = chosen.Serving + 1, LastAssignedAt = time.GetUtcNow() });
                else if (QueueOffers.IsNotForAnybody(error)) candidates.PutBack(chosen);
            }

            if (candidates.IsEmpty || choices.Contains(null)) break;
        }

        return assigned;
    }

    /// <returns>Null = the agent has it; else the reason why not.</returns>
    private async Task<Error?> OfferAsync(QueueOffer offer)
    {
        var roomId = offer.Conversation.RoomId;
        var context = CommandContext.OfSystem("offer", roomId, $"{time.GetUtcNow().UtcTicks}").AsNew();
        try
        {
            await GrainFactory.GetGrain<IAgentGrain>(offer.Candidate.UserId).Take(new TakeConversation(context, roomId, AssignmentReason.Routed)
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

    [LoggerMessage(Level = LogLevel.Warning, Message = "Conversation {RoomId} waits for a department that is gone and was not moved: {Reason}")]
    private static partial void LogNotMoved(ILogger logger, string roomId, string reason);

    [LoggerMessage(Level = LogLevel.Warning, Message = "A round of queue {Queue} failed")]
    private static partial void LogRoundFailed(ILogger logger, string queue, Exception exception);

    [LoggerMessage(Level = LogLevel.Warning, Message = "What became of the offer of conversation {RoomId} to agent {AgentId} is not known")]
    private static partial void LogOfferFailed(ILogger logger, string roomId, string agentId, Exception exception);
}
