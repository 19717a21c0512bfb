namespace ContactCenter.Api.Conversations;

/// <summary>How soon a waiting conversation is due (contract §3.7). Every user who sees the conversation may say so.</summary>
internal sealed class SetInquirySlaOperation(
    IGrainFactory grains, VisibleConversations rooms, RoomInfoValues values, IWorkspaceConfiguration workspace) : IOperation<SetInquirySlaRequest, Done>
{
    public static ApiOperation Operation { get; } = new("PUT", "livechat/inquiry.setSLA")
    {
        Access = Access.AnyOf(Permissions.ViewRoom, Permissions.ManageSla),
        Errors = [ConversationErrors.InvalidInquiry, RoomInfoErrors.InvalidSla],
        ExampleRequest = new SetInquirySlaRequest(RoomExamples.RoomId, "Gold"),
    };

    public async Task<Done> RunAsync(ApiCall call, SetInquirySlaRequest request)
    {
        // The conversation decides whether it waits; this only keeps the order of the contract's checks.
        if (await rooms.FindAsync(call.Caller, request.RoomId, call.Aborted) is not { Status: ConversationStatuses.Queued } room)
            throw new ContactCenterException(ConversationErrors.InvalidInquiry);
        var slaId = workspace.Current.ServiceLevels.Values.FirstOrDefault(sla => sla.Name == request.Sla)?.SlaId ?? request.Sla;
        var level = values.ServiceLevel(slaId) ?? throw new ContactCenterException(RoomInfoErrors.InvalidSla);
        await grains.GetGrain<IConversationGrain>(room.RoomId).SaveInfo(
            values.Change(call) with { MayChangeOthers = true, OnlyWhileQueued = true, ServiceLevel = level });
        return Done.Instance;
    }
}

/// <param name="Sla">The id or the name of a service level.</param>
internal sealed record SetInquirySlaRequest([ValidId] string RoomId, [MaxLength(InputLimits.NameMax)] string Sla);
