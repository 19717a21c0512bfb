using ContactCenter.Api.Conversations;

namespace ContactCenter.Api.Visitors.Blocks;

/// <summary>Refuses visitors whose address is blocked, whatever they ask for, and closes the conversation that they had open.</summary>
/// <remarks>No block knows which conversations came from its range: addresses are stored nowhere. So they are closed when they show.</remarks>
internal sealed class VisitorGate(
    IpBlocks blocks, BlockLease lease, CallsUnderWay calls, IBlockRefusals refusals, IVisitorDirectory visitorDirectory,
    IConversationDirectory conversationDirectory, IGrainFactory grains)
{
    /// <summary>Begins a visitor's call, before the caller's address is looked at. Dispose the result when the call is over.</summary>
    public CallsUnderWay.Pass Enter() => calls.Enter();

    /// <summary>Runs the last step of a long call after judging it again: blocks count for this step, and a block does not wait for the steps before.</summary>
    /// <exception cref="ContactCenterException"><see cref="ContactErrors.ChannelBlocked"/>: a block of its address came meanwhile.</exception>
    public async Task<T> LastStepAsync<T>(ApiCall call, Func<Task<T>> act)
    {
        using var pass = Enter();
        if (FindBlock(call.Request.HttpContext) is { } block) await RefuseAsync(call, block);
        return await act();
    }

    /// <summary>Asks the visitor's actor whether its channel is blocked, unless whoever does the operation asks anyway.</summary>
    /// <exception cref="ContactCenterException"><see cref="ContactErrors.ChannelBlocked"/>.</exception>
    public async Task CheckChannelAsync(ApiCall call, ApiOperation operation)
    {
        if (operation.WhileBlocked != WhileBlocked.Refused || TokenOf(call) is not { Length: > 0 and <= InputLimits.TokenMax } token) return;
        var visitor = call.VisitorOf(token);
        // Who never registered is nobody yet: no actor is woken for it.
        if (await visitorDirectory.FindVisitorAsync(visitor.Key, call.Aborted) is null) return;
        var roomId = call.VisitorRequest?.Rid ?? (call.Request.RouteValues.ContainsKey("rid") ? call.FromPath("rid") : null);
        await grains.GetGrain<IVisitorGrain>(visitor.Key).CheckBlocks(VisitorSource.SaidBy(call.Request), string.IsNullOrWhiteSpace(roomId) ? null : roomId);
    }

    /// <summary>The block that keeps this caller out; null = none does.</summary>
    /// <exception cref="ContactCenterException"><see cref="CommonErrors.Unavailable"/>: this node cannot know.</exception>
    public BlockView? FindBlock(HttpContext http)
    {
        lease.Require();
        return blocks.Find(http.Connection.RemoteIpAddress);
    }

    /// <exception cref="ContactCenterException"><see cref="ContactErrors.ChannelBlocked"/>, always.</exception>
    public async Task RefuseAsync(ApiCall call, BlockView block)
    {
        refusals.Count(block.BlockId);
        if (TokenOf(call) is { Length: > 0 and <= InputLimits.TokenMax } token) await CloseAsync(call.VisitorOf(token), block, call.Aborted);
        throw new ContactCenterException(ContactErrors.ChannelBlocked);
    }

    /// <summary>Refuses a blocked visitor's call over a hub: counts the attempt and closes the visitor's open conversation.</summary>
    /// <exception cref="ContactCenterException"><see cref="ContactErrors.ChannelBlocked"/>, always.</exception>
    public async Task RefuseAsync(VisitorCaller visitor, BlockView block, CancellationToken cancellationToken)
    {
        refusals.Count(block.BlockId);
        await CloseAsync(visitor, block, cancellationToken);
        throw new ContactCenterException(ContactErrors.ChannelBlocked);
    }

    /// <summary>Closes what the visitor has open.</summary>
    /// <returns>The ids of those rooms.</returns>
    public async Task<ImmutableArray<string>> CloseAsync(VisitorCaller visitor, BlockView block, CancellationToken cancellationToken)
    {
        if (await visitorDirectory.FindVisitorAsync(visitor.Key, cancellationToken) is not { } known) return [];
        if (await conversationDirectory.FindOpenRoomAsync(known.View.VisitorId, cancellationToken) is not { } room) return [];
        await grains.GetGrain<IConversationGrain>(room.RoomId).CloseBlocked(CloseBlocked.By(block.BlockId, block.BlockedBy));
        return [room.RoomId];
    }

    /// <summary>Wherever the contract lets a visitor put its token.</summary>
    public static string? TokenOf(ApiCall call) =>
        call.VisitorRequest?.Token ?? (string?)call.Request.RouteValues["token"] ?? call.Request.Headers[ApiHeaders.VisitorToken];
}
