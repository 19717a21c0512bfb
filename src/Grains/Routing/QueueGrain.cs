using ContactCenter.Agents;
using ContactCenter.Conversations;
using ContactCenter.Directory;
using ContactCenter.Errors;
using ContactCenter.Workspace;
using Microsoft.Extensions.Logging;

namespace ContactCenter.Routing;

/// <inheritdoc cref="IQueueGrain"/>
/// <remarks>
/// Waking only notes that something changed; matching runs beside it, one round at a time, so no caller ever waits for a match and no
/// agent that calls here can wait for itself.
/// </remarks>
public sealed partial class QueueGrain(
    IDirectory directory, IWorkspaceConfiguration workspace, TimeProvider time, ILogger<QueueGrain> logger) : Grain, IQueueGrain
{
    private const int MaxConversationsPerRound = 100;
    private const int MaxCandidatesPerRound = 100;

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
                await MatchOnceAsync();
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

    private async Task MatchOnceAsync()
    {
        if (workspace.Current.SettingText("Livechat_Routing_Method") == RoutingMethods.Manual) return;
        var waiting = await directory.ListWaitingAsync(DepartmentId, MaxConversationsPerRound);
        if (waiting.IsEmpty) return;

        var limit = AgentRules.DefaultCapacity(workspace.Current);
        var candidates = new CandidateList(await directory.ListCandidatesAsync(DepartmentId, limit, MaxCandidatesPerRound), limit);
        foreach (var conversation in waiting)
        {
            while (candidates.TakeBest() is { } candidate && !await OfferAsync(conversation, candidate, candidates))
            {
            }
        }

        if (waiting.Length == MaxConversationsPerRound && !candidates.IsEmpty) _changed = true;
    }

    /// <returns>Whether this conversation needs no further offer: it is assigned, or does not wait any more.</returns>
    private async Task<bool> OfferAsync(WaitingConversation conversation, AgentCandidate candidate, CandidateList candidates)
    {
        var offer = new Journal.CommandContext(
            $"offer/{conversation.RoomId}/{time.GetUtcNow().UtcTicks}", Journal.Actors.System);
        try
        {
            await GrainFactory.GetGrain<IAgentGrain>(candidate.UserId)
                .Take(new TakeConversation(offer, conversation.RoomId, AssignmentReason.Routed));
            candidates.PutBack(candidate with { Serving = candidate.Serving + 1, LastAssignedAt = time.GetUtcNow() });
            return true;
        }
        catch (ContactCenterException exception)
        {
            var isNotForAnybody = exception.Error == ConversationErrors.InquiryTaken || exception.Error == ConversationErrors.InquiryNotFound
                || exception.Error == ConversationErrors.UnknownContact || exception.Error == ConversationErrors.UnverifiedContact;
            if (isNotForAnybody) candidates.PutBack(candidate);
            return isNotForAnybody;
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "A round of queue {Queue} failed")]
    private static partial void LogRoundFailed(ILogger logger, string queue, Exception exception);
}
