using ContactCenter.Api.Accounts;

namespace ContactCenter.Api.Conversations;

/// <summary>Writes in a conversation as a user.</summary>
public interface IMessageSender
{
    /// <param name="messageId">The client's <c>_id</c>, by which the message happens once; null = made here.</param>
    Task<MessageView> SendAsync(Caller user, string roomId, string? messageId, string text, CancellationToken cancellationToken);

    /// <summary>Writes a private note.</summary>
    /// <inheritdoc cref="SendAsync"/>
    Task<MessageView> WriteNoteAsync(Caller user, string roomId, string? messageId, string text, CancellationToken cancellationToken);
}

/// <summary>Asks the conversation's actor, the one rule of REST and of the hub.</summary>
internal sealed class AgentMessageSender(
    IGrainFactory grains, VisibleConversations rooms, IContactDirectory directory, Users users, AccessControl access, IWorkspaceConfiguration workspace,
    IIdSource ids) : IMessageSender
{
    private const string Route = "send";

    public async Task<MessageView> SendAsync(Caller user, string roomId, string? messageId, string text, CancellationToken cancellationToken)
    {
        if (!access.May(user, Permissions.ViewRoom)) throw new ContactCenterException(CommonErrors.MissingPermission);
        MessageLimits.Check(text, workspace.Current);
        if (MessagePlaceholders.AreIn(text))
        {
            text = MessagePlaceholders.Fill(text, await ValuesAsync(user, roomId, cancellationToken));
            MessageLimits.Check(text, workspace.Current);
        }

        var id = messageId ?? new CommandIds(ids.NewSeed(), user.UserId, Route).ShortId("message");
        var command = new PostAgentMessage(
            CommandContext.FromClient(id, user.Actor), user.AsAgent(), id, text,
            await rooms.MayAsync(user, Permissions.SaveOthersRoomInfo, roomId, cancellationToken));
        return await AskAsync(user, roomId, room => room.PostAsAgent(command), cancellationToken);
    }

    public async Task<MessageView> WriteNoteAsync(Caller user, string roomId, string? messageId, string text, CancellationToken cancellationToken)
    {
        if (!access.May(user, Permissions.ViewRoom)) throw new ContactCenterException(CommonErrors.MissingPermission);
        MessageLimits.Check(text, workspace.Current);
        var id = messageId ?? new CommandIds(ids.NewSeed(), user.UserId, Route).ShortId("message");
        var mayServeOthers = await rooms.MayAsync(user, Permissions.SaveOthersRoomInfo, roomId, cancellationToken)
            || await rooms.MayAsync(user, Permissions.ViewRooms, roomId, cancellationToken);
        var command = new PostNote(CommandContext.FromClient(id, user.Actor), user.AsAgent(), id, text, mayServeOthers);
        return await AskAsync(user, roomId, room => room.PostNote(command), cancellationToken);
    }

    private async Task<MessageView> AskAsync(
        Caller user, string roomId, Func<IConversationGrain, Task<MessageView>> ask, CancellationToken cancellationToken)
    {
        try
        {
            return await ask(grains.GetGrain<IConversationGrain>(roomId)).WaitAsync(cancellationToken);
        }
        catch (ContactCenterException refusal)
        {
            throw await rooms.ExplainAsync(refusal, user, roomId, ConversationErrors.InvalidRoom, cancellationToken);
        }
    }

    private async Task<PlaceholderValues> ValuesAsync(Caller user, string roomId, CancellationToken cancellationToken)
    {
        var room = await rooms.FindAsync(user, roomId, cancellationToken);
        var contact = room is null ? null : await directory.FindContactAsync(room.ContactId, cancellationToken);
        var agent = await users.FindAsync(user.UserId, cancellationToken);
        return new PlaceholderValues(
            contact?.Name ?? room?.Name, contact?.Emails.FirstOrDefault(), contact?.Phones.FirstOrDefault(), agent?.Name ?? user.Username,
            agent?.Email);
    }
}
