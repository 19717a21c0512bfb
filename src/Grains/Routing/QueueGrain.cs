using System.Collections.Immutable;
using System.Text.Json;
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
/// agent that calls here can wait for itself. A round does not wait for what it offers: what comes meanwhile is offered by the next one.
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

    /// <summary>Enough that agents who do not answer, because their silo is gone, do not hold up those who do.</summary>
    private const int MaxOffersAtOnce = 64;

    private readonly QueueOffers _offers = new();

    private bool _changed;

    /// <summary>The last round left something waiting that the end of an offer may help: one more may be on its way then, or a slot be counted right.</summary>
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
        var waiting = await directory.ListWaitingAsync(DepartmentId, QueueOrdering.Of(settings), limit);
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

    /// <summary>The department is deleted, archived or switched off. This process' copy may lag behind a new one, so the directory decides.</summary>
    private async Task<bool> IsGoneAsync(WorkspaceSnapshot settings)
    {
        if (DepartmentId is not { } id || settings.Departments.GetValueOrDefault(id) is { IsOpen: true }) return false;
        var document = await directory.FindDepartmentAsync(id);
        return document is null || JsonSerializer.Deserialize<DepartmentView>(document, JournalJson.Options) is not { IsOpen: true };
    }

    /// <summary>What waits for a department that is gone waits for its fallback, or else for everybody, in its place of the line.</summary>
    private async Task MoveOnAsync(WorkspaceSnapshot settings)
    {
        var waiting = await directory.ListWaitingAsync(DepartmentId, QueueOrdering.Of(settings), MaxConversationsPerRound);
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

    /// <summary>Of a department that was deleted the configuration knows nothing any more: its own actor does.</summary>
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

    /// <summary>Nobody is given anything here, so what waits for an agent who cannot take it would be seen by nobody else, for ever.</summary>
    private async Task OfferToAllAsync(CandidateComparison comparison, WorkspaceSnapshot settings)
    {
        var waiting = await directory.ListWaitingAsync(DepartmentId, QueueOrdering.Of(settings), MaxConversationsBySkillsPerRound);
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
    /// had been accepted.
    /// </summary>
    /// <returns>How many.</returns>
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
            // Whether the agent has it, its own commit decides; if not, the conversation still waits and is offered to another one.
            LogOfferFailed(logger, offer.Conversation.RoomId, offer.Candidate.UserId, exception);
        }

        _offers.End(offer, error);
        if (error is not null || _wantsMore) Match();
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

    /// <returns>Null: assigned. Else why not.</returns>
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
