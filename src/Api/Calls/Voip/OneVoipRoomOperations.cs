using ContactCenter.Calls;

namespace ContactCenter.Api.Calls.Voip;

/// <summary>
/// One call: by its id, or the open one of an agent (contract §4). The token is the provider's id of the call. Calls begin with the provider's events, so
/// none is made here.
/// </summary>
internal sealed class GetVoipRoomOperation(ICallDirectory directory, VisibleCalls calls) : IOperation<GetVoipRoomRequest, GetVoipRoomResponse>
{
    private const int OpenCallsMax = 50;

    public static ApiOperation Operation { get; } = new("GET", "voip/room")
    {
        Access = Access.AllOf(Permissions.InboundCalls), Limit = RateLimitRule.RoomOpening,
        Errors = [VoipErrors.InvalidToken, VoipErrors.AgentNotFound, VoipErrors.InvalidRoom],
        ExampleRequest = new GetVoipRoomRequest(CallExamples.ProviderCallId, CallExamples.CallId),
        ExampleResponse = new GetVoipRoomResponse(VoipRoomResponse.Example, false),
    };

    public async Task<GetVoipRoomResponse> RunAsync(ApiCall call, GetVoipRoomRequest request)
    {
        var found = request.Rid is { } rid ? await calls.GetAsync(call, rid, VoipErrors.InvalidRoom) : await FindOpenAsync(call, request);
        if (found.ProviderCallId != request.Token) throw new ContactCenterException(VoipErrors.InvalidToken);
        return new GetVoipRoomResponse(VoipRoomResponse.From(found), false);
    }

    private async Task<CallView> FindOpenAsync(ApiCall call, GetVoipRoomRequest request)
    {
        if (request.AgentId is not { } agentId) throw new ContactCenterException(VoipErrors.AgentNotFound);
        var query = new CallQuery(new PageRequest(0, OpenCallsMax, []))
        {
            AgentIds = [agentId], IsOpen = true, Direction = request.Direction, VisibleTo = calls.ReachOf(call.Caller),
        };
        var open = await directory.ListCallsAsync(query, call.Aborted);
        return open.Items.FirstOrDefault(one => one.ProviderCallId == request.Token) ?? throw new ContactCenterException(VoipErrors.InvalidRoom);
    }
}

/// <param name="Token">The provider's id of the call, as `v.token` of a call has it.</param>
/// <param name="Rid">The id of the call; absent = the agent's open one.</param>
/// <param name="AgentId">Needed without rid.</param>
internal sealed record GetVoipRoomRequest(
    [NotEmpty, MaxLength(CallLimits.NameCharactersMax)] string Token, [ValidId] string? Rid = null, [ValidId] string? AgentId = null,
    [AllowedValues(CallDirections.Inbound, CallDirections.Outbound)] string? Direction = null);

/// <param name="NewRoom">False, always.</param>
internal sealed record GetVoipRoomResponse(VoipRoomResponse Room, bool NewRoom) : ApiResult;

/// <summary>Saves the wrap-up of a call (contract §4). The call itself ends at the provider.</summary>
internal sealed class CloseVoipRoomOperation(IGrainFactory grains, VisibleCalls calls, AccessControl access)
    : IOperation<CloseVoipRoomRequest, CloseVoipRoomResponse>
{
    public static ApiOperation Operation { get; } = new("POST", "voip/room.close")
    {
        Access = Access.AllOf(Permissions.InboundCalls),
        Errors =
        [
            VoipErrors.InvalidToken, VoipErrors.InvalidRoom, VoipErrors.RoomClosed, CallErrors.NotAnswered, CallErrors.NotYours,
            CallErrors.WrapUpRequired("notes"),
        ],
        ExampleRequest = new CloseVoipRoomRequest(CallExamples.CallId, CallExamples.ProviderCallId, new("Wants an invoice with another name.", ["invoice"])),
        ExampleResponse = new CloseVoipRoomResponse(CallExamples.CallId),
    };

    public async Task<CloseVoipRoomResponse> RunAsync(ApiCall call, CloseVoipRoomRequest request)
    {
        var found = await calls.GetAsync(call, request.Rid, VoipErrors.InvalidRoom);
        if (found.ProviderCallId != request.Token) throw new ContactCenterException(VoipErrors.InvalidToken);
        if (found.WrapUp is { SavedAt: not null }) throw new ContactCenterException(VoipErrors.RoomClosed);
        await grains.GetGrain<ICallGrain>(request.Rid).SaveWrapUp(new SaveCallWrapUp(
            call.Ids.Command(call.Caller.Actor), call.Caller.AsAgent(), request.Options?.Comment, null, request.Options?.Tags ?? [],
            access.May(call.Caller, Permissions.SaveOthersRoomInfo)));
        return new CloseVoipRoomResponse(request.Rid);
    }
}

/// <param name="Rid">The id of the call.</param>
/// <param name="Token">The provider's id of the call.</param>
internal sealed record CloseVoipRoomRequest(
    [ValidId] string Rid, [NotEmpty, MaxLength(CallLimits.NameCharactersMax)] string Token, CloseVoipRoomOptions? Options = null);

/// <param name="Comment">The notes of the wrap-up.</param>
internal sealed record CloseVoipRoomOptions(
    [MaxLength(CallLimits.NotesCharactersMax)] string? Comment = null,
    [NotEmpty, OneLine, MaxLength(CallLimits.TagCharactersMax)] ImmutableArray<string>? Tags = null);

internal sealed record CloseVoipRoomResponse(string Rid) : ApiResult;
