using ContactCenter.Api.Conversations;

namespace ContactCenter.Api.Visitors;

/// <summary>Messages in a visitor's name, for other systems: the visitor and its conversation are made if there are none (contract §2.3).</summary>
internal sealed class ImportMessagesOperation(
    IGrainFactory grains, VisitorAccess visitors, IConversationDirectory directory, ConversationVisibility visibility, IWorkspaceConfiguration workspace)
    : IOperation<ImportMessagesRequest, ImportMessagesResponse>
{
    public static ApiOperation Operation { get; } = new("POST", "livechat/messages")
    {
        Access = Access.AllOf(Permissions.ViewManager),
        Errors =
        [
            VisitorErrors.EmptyToken, VisitorErrors.NoAgentOnline, VisitorErrors.OmnichannelDisabled, ConversationErrors.InvalidRoom,
            ConversationErrors.MessageTooLong, ConversationErrors.EmptyMessage,
        ],
        ExampleRequest = new ImportMessagesRequest(new ImportVisitor(VisitorExamples.Token), [new MessageToImport("Hello")]),
        ExampleResponse = new ImportMessagesResponse([ImportedMessageResponse.From(RoomExamples.MessageView)]),
    };

    /// <summary>Every step has an id of its own, made of the call's: a call that is sent again writes nothing twice.</summary>
    public async Task<ImportMessagesResponse> RunAsync(ApiCall call, ImportMessagesRequest request)
    {
        var visitor = VisitorCaller.Of(VisitorAccess.NotEmpty(request.Visitor.Token));
        foreach (var message in request.Messages)
        {
            MessageLimits.Check(message.Msg, workspace.Current);
            if (VisibleText.IsBlank(message.Msg)) throw new ContactCenterException(ConversationErrors.EmptyMessage);
        }

        var actor = grains.GetGrain<IVisitorGrain>(visitor.Key);
        await CheckOpenRoomAsync(call, visitor);
        var command = call.Ids.Command(call.Caller.Actor);
        await actor.Register(new RegisterVisitor(command.Step("register"), null, null, null, null, null, []));
        var opened = await actor.OpenConversation(new OpenConversation(
            command.Step("open"), call.Ids.ShortId("room"), call.Ids.HexId("contact"), new ChannelSource("api"), null));
        var written = ImmutableArray.CreateBuilder<ImportedMessageResponse>(request.Messages.Length);
        for (var number = 0; number < request.Messages.Length; number++)
        {
            var id = call.Ids.ShortId($"message-{number}");
            written.Add(ImportedMessageResponse.From(await grains.GetGrain<IConversationGrain>(opened.Conversation.RoomId).PostAsVisitor(
                new PostVisitorMessage(CommandContext.FromClient(id, visitor.Actor), visitor.Key, id, request.Messages[number].Msg))));
        }

        return new ImportMessagesResponse(written.MoveToImmutable());
    }

    /// <summary>Nothing is said in a conversation that the caller may not see.</summary>
    private async Task CheckOpenRoomAsync(ApiCall call, VisitorCaller visitor)
    {
        if (await visitors.FindAsync(visitor, call.Aborted) is not { } known) return;
        var open = await directory.FindOpenRoomAsync(known.VisitorId, call.Aborted);
        if (open is not null && !visibility.MaySee(call.Caller, open)) throw new ContactCenterException(ConversationErrors.InvalidRoom);
    }
}

internal sealed record ImportMessagesRequest(ImportVisitor Visitor, [Items(Min = 1)] ImmutableArray<MessageToImport> Messages);

/// <param name="Token">The visitor's secret.</param>
internal sealed record ImportVisitor([MaxLength(InputLimits.TokenMax)] string Token);

/// <param name="Msg">The text. Its limit is a setting.</param>
internal sealed record MessageToImport(string Msg);

internal sealed record ImportMessagesResponse(ImmutableArray<ImportedMessageResponse> Messages) : ApiResult;

/// <param name="Username">The visitor's user name.</param>
/// <param name="Ts">The time when it was accepted.</param>
internal sealed record ImportedMessageResponse(string Username, string Msg, DateTimeOffset Ts)
{
    public static ImportedMessageResponse From(MessageView message) => new(message.Sender.Username, message.Text, message.At);
}
