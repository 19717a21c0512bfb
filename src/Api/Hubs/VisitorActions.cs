using ContactCenter.Api.Conversations;
using ContactCenter.Api.Visitors;
using ContactCenter.Api.Visitors.Blocks;

namespace ContactCenter.Api.Hubs;

/// <summary>The actions of a visitor over its live connection.</summary>
internal interface IVisitorActions
{
    /// <exception cref="ContactCenterException">The visitor may not look at this room: unknown, not its own, blocked, too many attempts.</exception>
    Task CheckAsync(HttpContext http, VisitorCaller visitor, string roomId, CancellationToken cancellationToken);

    /// <summary>Tells whether a block of its address keeps the connection out, for signals that may be lost anyway.</summary>
    bool IsBlocked(HttpContext http);

    /// <summary>Writes as REST's livechat/message does.</summary>
    Task<MessageView> SendAsync(
        HttpContext http, VisitorCaller visitor, string roomId, string messageId, string text, CancellationToken cancellationToken);

    Task ReadAsync(HttpContext http, VisitorCaller visitor, string roomId, CommandContext context, long seq, CancellationToken cancellationToken);
}

/// <summary>The same gate, limits, actor and explanations as REST's.</summary>
internal sealed class VisitorActions(
    IGrainFactory grains, VisitorAccess visitors, VisitorCursors cursors, VisitorGate gate, ChannelBlocks blocks, RateLimiter limiter, TokenGuard tokens,
    CommandRetry retry,
    IConversationDirectory directory, IWorkspaceConfiguration workspace) : IVisitorActions
{
    private const string SubscribeRoute = "hub Subscribe";
    private const string ReadRoute = "hub Read";

    public async Task CheckAsync(HttpContext http, VisitorCaller visitor, string roomId, CancellationToken cancellationToken)
    {
        limiter.CheckAddress(http, SubscribeRoute, RateLimitRule.Default);
        using var pass = gate.Enter();
        if (gate.FindBlock(http) is { } block) await gate.RefuseAsync(visitor, block, cancellationToken);
        var profile = await tokens.RunAsync(http, visitor, () => visitors.GetAsync(visitor, cancellationToken));
        var room = await directory.FindConversationAsync(roomId, cancellationToken);
        if (room is null || room.Visitor.VisitorId != profile.VisitorId)
            throw new ContactCenterException(ConversationErrors.InvalidRoom);
        if (room.Status == ConversationStatuses.Closed && await blocks.HaveRefusedAsync(profile, roomId, cancellationToken))
            throw new ContactCenterException(ContactErrors.ChannelBlocked);
    }

    public bool IsBlocked(HttpContext http) => gate.FindBlock(http) is not null;

    public Task<MessageView> SendAsync(
        HttpContext http, VisitorCaller visitor, string roomId, string messageId, string text, CancellationToken cancellationToken)
    {
        limiter.CheckAddress(http, SendVisitorMessageOperation.Operation.Route, SendVisitorMessageOperation.Operation.Limit);
        MessageLimits.Check(text, workspace.Current);
        var command = new PostVisitorMessage(CommandContext.FromClient(messageId, visitor.Actor), visitor.Key, messageId, text);
        return ActAsync(
            http, visitor, roomId, SendVisitorMessageOperation.Operation.Route, () => grains.GetGrain<IConversationGrain>(roomId).PostAsVisitor(command),
            cancellationToken);
    }

    public Task ReadAsync(
        HttpContext http, VisitorCaller visitor, string roomId, CommandContext context, long seq, CancellationToken cancellationToken)
    {
        limiter.CheckAddress(http, ReadRoute, SendVisitorMessageOperation.Operation.Limit);
        var command = new MoveCursor(
            context, VisitorNames.Of(visitor.Key).VisitorId, visitor.Key, seq, seq);
        return ActAsync(
            http, visitor, roomId, ReadRoute, () => cursors.MoveAsync(visitor, roomId, command, cancellationToken), cancellationToken);
    }

    private async Task<T> ActAsync<T>(
        HttpContext http, VisitorCaller visitor, string roomId, string route, Func<Task<T>> act, CancellationToken cancellationToken)
    {
        using var pass = gate.Enter();
        if (gate.FindBlock(http) is { } block) await gate.RefuseAsync(visitor, block, cancellationToken);
        try
        {
            // A command that has begun is not abandoned because its client went away: the pass must cover it.
            return await retry.RunAsync(act, route, cancellationToken);
        }
        catch (ContactCenterException refusal)
        {
            throw await visitors.ExplainAsync(refusal, visitor, roomId, cancellationToken);
        }
    }
}
